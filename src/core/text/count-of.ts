/** A number with its noun: `countOf(1, 'finding')` is `1 finding`, `countOf(0, 'finding')` is `0 findings`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
