import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { JsonValue } from '../../ports/json.js';
import { formatPointer } from '../../blueprint/json-pointer.js';
import { EXAMPLE_SECRET, EXAMPLE_SECRET_BASE64 } from '../../chart/features/secrets/example-secret.js';
import { defineChartCheck, defineContainerCheck, defineRenderedCheck } from '../define-check.js';
import { dig, toList, toStringMap, toText } from '../manifest/manifest-value.js';
import { outlineValues } from '../values-api/values-outline.js';
import { isHardCodedSecret, isSecretName } from './secret-names.js';
import { isPlaceholder, listSecretKinds } from './secret-patterns.js';

const SECRETS_URL = 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/';
const MOVE_IT =
  'Remove it, replace it (it is no longer secret), and read it from a Secret that the chart does not hold.';

/** Longest line and file that are searched; longer ones are data, not configuration. */
const LONGEST_LINE = 20_000;
const LONGEST_FILE = 1_000_000;

/** No file of the chart holds a text that only secrets look like. */
export const secretInFile = defineChartCheck(
  {
    id: 'secrets/known-pattern',
    severity: 'critical',
    hint: MOVE_IT,
    standards: ['NSA/C-0012'],
    source: SECRETS_URL,
  },
  function* (input) {
    for (const [file, content] of input.files) {
      if (typeof content !== 'string' || content.length > LONGEST_FILE) continue;
      // No pattern reaches over a line's end, so what the whole file has not, no line has: most files end here.
      if (listSecretKinds(content).length === 0) continue;
      for (const [index, line] of content.split('\n').entries())
        if (line.length <= LONGEST_LINE)
          for (const kind of listSecretKinds(line))
            yield { file, line: index + 1, message: `${file}:${index + 1} holds ${kind}` };
    }
  },
);

/** No default value is a password or key. */
export const secretInValues = defineChartCheck(
  {
    id: 'secrets/values-default',
    severity: 'high',
    hint: 'Leave the default empty and read the value from an existing Secret.',
    standards: ['NSA/C-0012'],
    source: SECRETS_URL,
  },
  function* (input) {
    for (const [file, content] of input.files) {
      if (typeof content !== 'string' || !/^values[^/]*\.ya?ml$/.test(file)) continue;
      if (content.length > LONGEST_FILE) continue;
      for (const entry of outlineValues(content)) {
        const key = entry.pointer.slice(entry.pointer.lastIndexOf('/') + 1);
        const value = entry.text.replace(/^(["'])(.*)\1$/, '$2');
        const isLiteral = !/^[[{&*|>!]/.test(entry.text) && !namesSecretKey(entry.pointer, key, value);
        if (isLiteral && isHardCodedSecret(key, value))
          yield {
            file,
            line: entry.line,
            pointer: entry.pointer,
            message: `${file}:${entry.line} gives ${key} a literal default`,
          };
      }
    }
  },
);

/** True for maps from names to keys of a Secret, such as `keys: {API_TOKEN: API_TOKEN}`: a name is no secret. */
function namesSecretKey(pointer: string, key: string, value: string): boolean {
  const parent = pointer.split('/').at(-2) ?? '';
  return /keys$/i.test(parent) || (value === key && /^[A-Z][A-Z0-9_]*$/.test(key));
}

/** No environment variable, argument or command holds a literal secret. */
export const secretInContainer = defineContainerCheck(
  {
    id: 'secrets/container-literal',
    severity: 'high',
    hint: 'Use valueFrom.secretKeyRef, or mount the Secret as a file.',
    standards: ['kube-linter/env-var-secret', 'Polaris/sensitiveContainerEnvVar', 'NSA/C-0012'],
    source: SECRETS_URL,
  },
  function* (container) {
    for (const [index, entry] of toList(container.content['env']).entries()) {
      const name = toText(dig(entry, 'name')) ?? '';
      const kind = literalKind(name, toText(dig(entry, 'value')) ?? '');
      if (kind !== undefined)
        yield { pointer: `/env/${index}/value`, message: `environment variable ${name} holds ${kind}` };
    }
    for (const field of ['command', 'args'])
      for (const [index, argument] of toList(container.content[field]).entries()) {
        const kind = argumentKind(toText(argument) ?? '');
        if (kind !== undefined)
          yield { pointer: `/${field}/${index}`, message: `${field} ${index} holds ${kind}` };
      }
  },
);

/** What the value of this name is, when it is a secret. */
function literalKind(name: string, value: string): string | undefined {
  return listSecretKinds(value)[0] ?? (isHardCodedSecret(name, value) ? 'a literal secret' : undefined);
}

/** As {@link literalKind}, for `--name=value`. */
function argumentKind(text: string): string | undefined {
  const option = /^--?([\w-]{1,100})=(.{1,1000})$/.exec(text);
  return option === null ? listSecretKinds(text)[0] : literalKind(option[1] ?? '', option[2] ?? '');
}

/** No ConfigMap holds a secret. */
export const secretInConfigMap = defineRenderedCheck(
  {
    id: 'secrets/config-map',
    severity: 'high',
    hint: 'Move the value into a Secret.',
    standards: ['Polaris/sensitiveConfigmapContent', 'Trivy/KSV-0109', 'Trivy/KSV-01010', 'NSA/C-0012'],
    source: SECRETS_URL,
  },
  function* (bundle) {
    for (const map of bundle.ofKind('ConfigMap'))
      for (const [key, value] of Object.entries(toStringMap(map.content['data']))) {
        const kinds = value.length > LONGEST_FILE ? [] : listSecretKinds(value);
        const setting = kinds.length === 0 ? findSetting(value) : undefined;
        const what =
          kinds[0] ??
          (isHardCodedSecret(key, value) ? 'a literal secret' : undefined) ??
          (setting === undefined ? undefined : `a literal value for ${setting}`);
        if (what !== undefined)
          yield { object: map, pointer: `/data${formatPointer(key)}`, message: `key ${key} holds ${what}` };
      }
  },
);

const SETTING_LINE =
  /^\s{0,200}["']?([\w.-]{1,100})["']?\s{0,20}[=:]\s{0,20}["']?([^"'\s,;]{1,500})["']?[,;]?\s{0,200}$/;

/** Name of the first `password = value` line of a configuration file. */
function findSetting(content: string): string | undefined {
  if (content.length > LONGEST_FILE || !content.includes('\n')) return undefined;
  for (const line of content.split('\n')) {
    const match = line.length > 1000 ? null : SETTING_LINE.exec(line);
    const name = match?.[1]?.split('.').at(-1) ?? '';
    if (match !== null && isSecretName(name) && isHardCodedSecret(name, match[2] ?? '')) return name;
  }
  return undefined;
}

/** Template functions that make a new value on every rendering. */
const GENERATORS =
  /\b(?:randAlphaNum|randAlpha|randNumeric|randAscii|randBytes|genPrivateKey|genCA|genSelfSignedCert|genSignedCert|derivePassword|htpasswd)\b/;

/** The chart's own Secrets get their data from the user. */
export const secretObject = defineRenderedCheck(
  {
    id: 'secrets/secret-object',
    severity: 'high',
    hint: 'Create the Secret outside the chart, or render it only when the user gives the values.',
    standards: ['NSA/C-0012'],
    source: SECRETS_URL,
  },
  function* (bundle, input) {
    for (const secret of bundle.ofKind('Secret')) {
      const template = input.files.get(secret.file);
      const isGenerated = typeof template === 'string' && GENERATORS.test(template);
      for (const field of ['data', 'stringData'] as const)
        for (const key of filledKeys(secret.content[field]))
          yield isGenerated
            ? {
                object: secret,
                pointer: `/${field}${formatPointer(key)}`,
                severity: 'low',
                message: `key ${key} is generated anew by every rendering`,
                hint: 'Let the user give it: GitOps tools see a difference on every sync.',
              }
            : {
                object: secret,
                pointer: `/${field}${formatPointer(key)}`,
                message: `key ${key} has a literal value by default`,
              };
    }
  },
);

/** The example stands in for what the user gives: a chart that asks for it does not render without. */
function filledKeys(data: JsonValue | undefined): readonly string[] {
  if (!isJsonObject(data)) return [];
  return Object.entries(data)
    .map(([key, value]) => [key, toText(value) ?? ''] as const)
    .filter(([, text]) => !isPlaceholder(text) && text !== EXAMPLE_SECRET && text !== EXAMPLE_SECRET_BASE64)
    .map(([key]) => key);
}
