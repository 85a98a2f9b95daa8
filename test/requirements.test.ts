import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { REQUIREMENTS, type Requirement } from './requirements.js';

const ROOT = resolve(import.meta.dirname, '..');
const REQUIREMENT_ROWS: readonly (readonly [string, Requirement])[] = Object.entries(REQUIREMENTS);

function readTests(): ReadonlyMap<string, string> {
  const tests = new Map<string, string>();
  for (const folder of ['src', 'test'])
    for (const entry of readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && entry.name.endsWith('.test.ts')) {
        const path = join(entry.parentPath, entry.name);
        tests.set(path, readFileSync(path, 'utf8'));
      }
  return tests;
}

const TESTS = readTests();

it.each(REQUIREMENT_ROWS)('%s has a test', (id, requirement) => {
  const cited = [...TESTS.values()].some((text) => new RegExp(`verifies\\(\\s*'${id}'`).test(text));
  if (requirement.proof === undefined) expect(cited).toBe(true);
  else expect(TESTS.get(join(ROOT, requirement.proof.file)) ?? '').toContain(requirement.proof.title);
});

it('is what the README links to, and nothing else', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const linked = [...readme.matchAll(/\[`?([a-z]+:[a-z-]+)`?\]\(test\/requirements\.ts\)/g)].map(
    (match) => match[1],
  );
  expect(linked.length).toBeGreaterThan(0);
  expect(linked.filter((id) => id === undefined || !Object.hasOwn(REQUIREMENTS, id))).toEqual([]);
  expect(Object.keys(REQUIREMENTS).filter((id) => !linked.includes(id))).toEqual([]);
});
