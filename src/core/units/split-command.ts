const SHELL_SCRIPT = /^(?:\/(?:usr\/)?bin\/)?(?:sh|bash|ash|dash|zsh) (?:-\w+ )*-\w*c ["']/;

/** The words of a command line as the kernel gets them; shell syntax needs a shell. Quotes hold words together. */
export function splitCommand(line: string): readonly string[] {
  if (/&&|\|\||[;|<>]|\$\(|\$\{?\w|\*/.test(outsideQuotes(line))) return ['sh', '-c', line];
  const words = line.match(/"[^"]*"|'[^']*'|[^\s"']+(?:"[^"]*"|'[^']*')?/g) ?? [];
  return words.map((word) => word.replaceAll(/^["']|["']$/g, ''));
}

/** What a shell would act on: nothing in single quotes, variables in double ones. `sh -c "…"` brings its own shell. */
function outsideQuotes(line: string): string {
  const isScript = SHELL_SCRIPT.test(line);
  return line.replaceAll(/"([^"]*)"|'[^']*'/g, (_, double: string | undefined) =>
    !isScript && double?.includes('$') === true ? '$x' : 'x',
  );
}
