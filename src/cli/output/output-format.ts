/** Forms the payload on stdout can take. `table` is text for people and may change; the others are stable. */
export const OUTPUT_FORMATS = ['table', 'json', 'yaml', 'ndjson'] as const;

/** One of {@link OUTPUT_FORMATS}. */
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/**
 * Finds the format in raw arguments, for errors that occur before or while they are parsed.
 *
 * @returns `table` when none, or an unknown one, is given.
 */
export function findOutputFormat(argv: readonly string[]): OutputFormat {
  for (const [index, word] of argv.entries()) {
    if (word === '--') break;
    const value =
      word === '-o' || word === '--output' ? argv[index + 1] : /^(?:-o=?|--output=)(.+)$/.exec(word)?.[1];
    const format = OUTPUT_FORMATS.find((name) => name === value);
    if (format !== undefined) return format;
  }
  return 'table';
}
