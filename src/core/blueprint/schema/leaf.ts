import { z } from 'zod';
import type { Result } from '../../errors/result.js';
import { parseImageReference } from '../../units/image-reference.js';
import {
  parseContainerPath,
  parseDnsLabel,
  parseEnvironmentVariableName,
  parseHostName,
} from '../../units/names.js';
import { parseCron } from '../../units/cron.js';
import { parseQuantity } from '../../units/quantity.js';

/** Makes a zod leaf from a parser: text in, parsed unit out, the parser's sentence as the issue. */
function parsed<Unit>(parse: (text: string) => Result<Unit, string>): z.ZodType<Unit, string> {
  return z.string().transform((text, context) => {
    const result = parse(text);
    if (result.ok) return result.value;
    context.issues.push({ code: 'custom', message: result.error, input: text });
    return z.NEVER;
  });
}

/** A Kubernetes quantity, canonical. */
export const QuantityLeaf = parsed(parseQuantity);
/** A cron expression of five fields, or one of the names such as `@daily`. */
export const CronLeaf = parsed(parseCron);
/** A container image reference. */
export const ImageLeaf = parsed(parseImageReference);
/** A DNS label. */
export const DnsLabelLeaf = parsed(parseDnsLabel);
/** A DNS label as a key: plain text in types, so that a Blueprint can be indexed by any string. */
export const DnsLabelKey: z.ZodType<string, string> = DnsLabelLeaf;
/** A host name. */
export const HostLeaf = parsed(parseHostName);
/** An absolute path inside a container. */
export const ContainerPathLeaf = parsed(parseContainerPath);
/** An environment variable name. */
export const VariableNameLeaf = parsed(parseEnvironmentVariableName);
/** An absolute container path as a key. */
export const ContainerPathKey: z.ZodType<string, string> = ContainerPathLeaf;
/** An environment variable name as a key. */
export const VariableNameKey: z.ZodType<string, string> = VariableNameLeaf;
/** A TCP or UDP port number. */
export const PortLeaf = z.int().min(1).max(65535);
/** A count of pods. */
export const ReplicasLeaf = z.int().min(0).max(10_000);
/** A percentage of 1 to 100. */
export const PercentLeaf = z.int().min(1).max(100);
/** Whole seconds. */
export const SecondsLeaf = z.int().min(0).max(86_400);
/** A whole number or a percentage such as `25%`, as Kubernetes' IntOrString. */
export const CountOrPercentLeaf = z.union([z.int().min(0), z.string().regex(/^\d{1,3}%$/)]);
/** One line of text without control characters. */
export const LineLeaf = z
  .string()
  .max(1000)
  .regex(/^[^\p{Cc}]*$/u, 'must be one line without control characters');
/** Keys and values of labels or annotations; not checked further here. */
export const StringMap = z.record(z.string().max(316), z.string());
/** Settings of an outside object whose form its own schema decides. */
export const JsonMap = z.record(z.string(), z.json());
