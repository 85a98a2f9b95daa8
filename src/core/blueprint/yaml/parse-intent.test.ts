import { expect, it } from 'vitest';
import { parseIntent } from './parse-intent.js';

const HEAD = 'apiVersion: autopilot.k8s/v1alpha1\n';

function problemsOf(
  text: string,
): readonly { message: string; hint: string; line?: number; column?: number }[] {
  const parsed = parseIntent(HEAD + text, 'autopilot.yaml');
  return parsed.ok ? [] : parsed.error;
}

it('gives each leaf with its pointer and line', () => {
  const parsed = parseIntent(
    `${HEAD}components:\n  orders:\n    image: ghcr.io/acme/orders:1.4.2\n    env:\n      LOG_LEVEL: {value: info}\n`,
    'autopilot.yaml',
  );
  expect(parsed).toEqual({
    ok: true,
    value: [
      { pointer: '/components/orders/image', value: 'ghcr.io/acme/orders:1.4.2', line: 4 },
      { pointer: '/components/orders/env/LOG_LEVEL', value: { value: 'info' }, line: 6 },
    ],
  });
});

it('rejects an unknown key with its place and the nearest known name', () => {
  const [problem] = problemsOf('components:\n  orders:\n    iamge: acme/orders:1\n');
  expect(problem).toMatchObject({
    message: 'unknown key "iamge"',
    hint: 'Did you mean "image"?',
    line: 4,
    column: 5,
  });
});

it('reports all problems at once', () => {
  const found = problemsOf('chart:\n  name: "../x"\n  verison: 1.0.0\ncomponents:\n  Orders_1: {}\n');
  expect(found.map((problem) => problem.line)).toEqual([3, 4, 6]);
});

it.each([
  ['a number for a quantity', 'components:\n  a:\n    resources:\n      requests:\n        cpu: many\n', 6],
  ['a port out of range', 'components:\n  a:\n    ports:\n      http:\n        containerPort: 99999\n', 6],
  ['a scalar where a mapping belongs', 'components: 3\n', 2],
])('names the line of %s', (_name, text, line) => {
  expect(problemsOf(text)[0]?.line).toBe(line);
});

it('refuses aliases, which can expand without end', () => {
  expect(problemsOf('chart: &a\n  name: x\ncomponents: *a\n')[0]?.message).toContain('alias');
});

it('refuses a file of more lines than the parser can check in reasonable time', () => {
  expect(problemsOf('# filler\n'.repeat(5000))[0]?.message).toContain('at most 4000 lines');
});

it('asks for the apiVersion when it is missing or of another version', () => {
  const missing = parseIntent('chart: {name: x}\n', 'f.yaml');
  expect(missing.ok ? '' : missing.error[0]?.message).toBe('apiVersion is missing');
  const other = parseIntent('apiVersion: autopilot.k8s/v9\n', 'f.yaml');
  expect(other.ok ? '' : other.error[0]?.message).toContain('apiVersion');
});

it('keeps __proto__ an unknown key', () => {
  expect(problemsOf('__proto__:\n  polluted: true\n')[0]?.message).toBe('unknown key "__proto__"');
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

it.each([
  'components: {a: {env: {DB_PASSWORD: open-sesame}}}\n',
  'components: {a: {env: open-sesame}}\n',
  'environments: {dev: {components: {a: {env: {DB_PASSWORD: open-sesame}}}}}\n',
])('does not repeat the value of a variable: %s', (text) => {
  const found = problemsOf(text);
  expect(found).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain('open-sesame');
});
