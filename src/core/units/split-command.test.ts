import { describe, expect, it } from 'vitest';
import { splitCommand } from './split-command.js';

describe('splitCommand', () => {
  it.each<[string, readonly string[]]>([
    ['node server.js', ['node', 'server.js']],
    ['echo "a b" c', ['echo', 'a b', 'c']],
    ['echo "a; b"', ['echo', 'a; b']],
    ['cp a b && ls', ['sh', '-c', 'cp a b && ls']],
    ['echo "$HOME"', ['sh', '-c', 'echo "$HOME"']],
    [`sh -c "until nc -z db 5432; do sleep 1; done"`, ['sh', '-c', 'until nc -z db 5432; do sleep 1; done']],
    [`/bin/sh -ec 'echo $HOME | cat'`, ['/bin/sh', '-ec', 'echo $HOME | cat']],
    ['sh -c "echo $HOME"', ['sh', '-c', 'echo $HOME']],
  ])('splits %j', (line, words) => {
    expect(splitCommand(line)).toEqual(words);
  });
});
