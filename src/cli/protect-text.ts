import { COMMANDS } from './commands/index.js';
import { GLOBAL_OPTIONS } from './global-options.js';

/**
 * A request may be a list that begins with `- web: …`, which the parser would take for an option. A blank before it makes it plain
 * text; `restoreText` takes it away again.
 *
 * @param argv - Words after the program name.
 */
export function protectText(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => {
    const isPlain = end !== -1 && index > end;
    return /^-\s/.test(word) && !isPlain && !takesValue(argv[index - 1] ?? '') ? ` ${word}` : word;
  });
}

function takesValue(word: string): boolean {
  return [...GLOBAL_OPTIONS, ...COMMANDS.flatMap(({ options }) => options ?? [])].some(
    ({ flags }) => flags.includes('<') && flags.split(/[ ,]+/).includes(word),
  );
}
