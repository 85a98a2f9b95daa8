/** The words of a command line as the kernel gets them; shell syntax needs a shell. Quotes hold words together. */
export function splitCommand(line: string): readonly string[] {
  if (/&&|\|\||[;|<>]|\$\(|\$\{?\w|\*/.test(line)) return ['sh', '-c', line];
  const words = line.match(/"[^"]*"|'[^']*'|[^\s"']+(?:"[^"]*"|'[^']*')?/g) ?? [];
  return words.map((word) => word.replaceAll(/^["']|["']$/g, ''));
}
