import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));
const listFolders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
const listSources = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** `model` holds brains, not a graph. */
const GRAPHS = listFolders(root).filter((name) => name !== 'model');
const AGENTS = ['coordinator', 'optimizer', 'security', 'validator'];

describe('src/agents', () => {
  it('has at least the chart graph', () => {
    expect(GRAPHS).toContain('chart');
  });

  it.each(GRAPHS)('%s has its state, its graph and its test', (graph) => {
    for (const file of ['state.ts', 'graph.ts', 'graph.test.ts'])
      expect(existsSync(join(root, graph, file)), `${graph}/${file}`).toBe(true);
  });

  it.each(AGENTS)('%s has a prompt, tools, a playbook and a node', (agent) => {
    for (const part of ['prompt', 'tools', 'playbook', 'node'])
      expect(existsSync(join(root, 'chart', agent, `${agent}-${part}.ts`)), `${agent}-${part}.ts`).toBe(true);
  });

  it('compiles no graph when a module is imported', () => {
    for (const file of listSources(root).filter((name) => !name.endsWith('.test.ts'))) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(/^(?:export )?const .*\.compile\(/m.test(text), file).toBe(false);
    }
  });

  it('chooses the brain in one place only', () => {
    const users = listSources(root).filter(
      (name) =>
        !name.endsWith('.test.ts') &&
        readFileSync(join(root, name), 'utf8').includes('new PlaybookChatModel('),
    );
    expect(users).toEqual(['model/agent-model.ts']);
  });
});
