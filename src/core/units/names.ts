import { fail, succeed, type Result } from '../errors/result.js';

/** A DNS label: lower-case letters, digits and dashes, 1 to 63 characters, starting with a letter. */
export type DnsLabel = string & { readonly __dnsLabel: true };

/** A host name such as `orders.example.com`; the first label may be `*`. */
export type HostName = string & { readonly __hostName: true };

/** An environment variable name: letters, digits and `_`, not starting with a digit. */
export type EnvironmentVariableName = string & { readonly __environmentVariableName: true };

/** An absolute path inside a container, without `..`, `//` or a trailing slash. */
export type ContainerPath = string & { readonly __containerPath: true };

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
const DNS_LABEL = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const HOST_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Parses a DNS label; the failure is a sentence. */
export function parseDnsLabel(text: string): Result<DnsLabel, string> {
  if (DNS_LABEL.test(text)) return succeed(text as DnsLabel);
  return fail(
    `"${text}" is not a name Kubernetes accepts: use 1 to 63 lower-case letters, digits and dashes, starting with a letter`,
  );
}

/** Parses a host name (RFC 1123, at least two labels); the failure is a sentence. */
export function parseHostName(text: string): Result<HostName, string> {
  const labels = text.toLowerCase().split('.');
  const plain = labels[0] === '*' ? labels.slice(1) : labels;
  const valid = plain.length >= (labels[0] === '*' ? 1 : 2) && plain.every((label) => HOST_LABEL.test(label));
  if (valid && text.length <= 253) return succeed(labels.join('.') as HostName);
  return fail(`"${text}" is not a host name; write for example orders.example.com`);
}

/** Parses an environment variable name; the failure is a sentence. */
export function parseEnvironmentVariableName(text: string): Result<EnvironmentVariableName, string> {
  if (VARIABLE.test(text)) return succeed(text as EnvironmentVariableName);
  return fail(
    `"${text}" is not an environment variable name: use letters, digits and _, not starting with a digit`,
  );
}

/** Parses an absolute container path; the failure is a sentence. */
export function parseContainerPath(text: string): Result<ContainerPath, string> {
  const segments = text.split('/').slice(1);
  const valid =
    text.startsWith('/') &&
    segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (valid || text === '/') return succeed(text as ContainerPath);
  return fail(`"${text}" is not an absolute path inside a container; write for example /tmp`);
}
