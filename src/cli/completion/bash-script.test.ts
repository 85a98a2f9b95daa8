import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeBashScript } from './bash-script.js';

const folder = mkdtempSync(join(tmpdir(), 'bash-script-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Answers like the command line, and writes down what it was asked. */
const PROGRAM = `#!/bin/sh
for word in "$@"; do printf '<%s>' "$word"; done > "${folder}/asked"
printf 'create\\tmake a chart\\ncheck\\tcheck one\\n--mode=manual\\t\\n--mode=auto\\t\\n:4\\n'
`;

/** Presses the tab key at the end of a line, in a bash without start-up files; readline splits the words as given. */
function complete(
  line: string,
  words: readonly string[],
): { readonly replies: readonly string[]; readonly asked: string } {
  writeFileSync(join(folder, 'prog'), PROGRAM);
  chmodSync(join(folder, 'prog'), 0o755);
  const script = `${writeBashScript('prog')}${writeBashScript('prog')}
    COMP_LINE=$1; COMP_POINT=\${#1}; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
    __prog_complete || exit 1
    [ "\${#COMPREPLY[@]}" -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"; cat ${folder}/asked >&2`;
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['--norc', '--noprofile', '-euc', script, 'bash', line, ...words],
    {
      env: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
      encoding: 'utf8',
    },
  );
  expect(status, stderr).toBe(0);
  return { replies: stdout.split('\n').filter(Boolean), asked: stderr };
}

it('offers what fits the word under the cursor, without the bash-completion package', () => {
  const { replies, asked } = complete('prog c', ['prog', 'c']);
  expect(replies).toEqual(['create', 'check']);
  expect(asked).toBe('<complete><--><c>');
  expect(complete('prog ch', ['prog', 'ch']).replies).toEqual(['check']);
});

it('asks for a new word after a blank', () => {
  expect(complete('prog runs ', ['prog', 'runs', '']).asked).toBe('<complete><--><runs><>');
});

it('cuts off what readline keeps before an equals sign', () => {
  expect(complete('prog create --mode=m', ['prog', 'create', '--mode', '=', 'm']).replies).toEqual([
    'manual',
  ]);
  expect(complete('prog create --mode=', ['prog', 'create', '--mode', '=']).replies).toEqual([
    'manual',
    'auto',
  ]);
});

it('evaluates nothing that is typed', () => {
  const { asked } = complete(`prog $(touch ${folder}/owned) c`, ['prog', '$(touch', 'x)', 'c']);
  expect(asked).toContain('<$(touch>');
  expect(spawnSync('test', ['-e', join(folder, 'owned')]).status).toBe(1);
});
