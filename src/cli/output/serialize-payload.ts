import { escapeInvisible } from '../terminal/make-visible.js';
import type { OutputFormat } from './output-format.js';

/** First line of every `-o ndjson` stream. A larger minor adds types or fields; a larger major changes them. */
export const STREAM_VERSION = '1.0';

/** JSON in which characters that could fool a terminal are written as `\uXXXX`; equal after parsing. */
export function serializeJson(value: unknown, indent: number): string {
  return escapeInvisible(JSON.stringify(value, null, indent));
}

/** The payload in a machine format, with its final line end. */
export async function serializePayload(
  value: unknown,
  format: Exclude<OutputFormat, 'table'>,
): Promise<string> {
  if (format === 'json') return `${serializeJson(value, 2)}\n`;
  if (format === 'ndjson') return `${serializeJson({ type: 'result', data: value }, 0)}\n`;
  const { dump } = await import('js-yaml');
  return dump(JSON.parse(JSON.stringify(value)), { lineWidth: -1, noRefs: true });
}
