import { describe, expect, it } from 'vitest';
import { DEPLOYMENT, type Row } from '../../../test/support/broken-charts/row.js';
import { COMPARING, ROWS } from '../../../test/support/broken-charts/rows.js';
import { minimalBlueprint } from '../../../test/support/blueprints.js';
import { HARDENED_FILES, hardenedInput, hardenedObjects } from '../../../test/support/hardened-chart.js';
import type { ResolvedBlueprint } from '../blueprint/resolved-blueprint.js';
import type { CheckInput } from './check.js';
import { SEVERITIES } from './finding.js';
import { CHECKS } from './index.js';
import { runChecks } from './run-checks.js';

function inputOf(row: Row): CheckInput {
  const files = new Map([...HARDENED_FILES, ...Object.entries(row.files ?? {})]);
  if (row.files?.['values.schema.json'] === '') files.delete('values.schema.json');
  return hardenedInput(row.changes, row.added, files);
}

describe('rules', () => {
  it.each(ROWS.map((row) => [`${row.rule} at ${row.at}${row.pointer ?? ''}`, row] as const))(
    'finds %s',
    (_title, row) => {
      const found = runChecks(inputOf(row)).filter((finding) => finding.rule === row.rule);
      expect(found.map((finding) => finding.resource ?? finding.file)).toContain(row.at);
      const [finding] = found.filter((candidate) => (candidate.resource ?? candidate.file) === row.at);
      if (row.pointer !== undefined)
        expect(found.map((candidate) => candidate.pointer)).toContain(row.pointer);
      if (row.line !== undefined) expect(finding?.line).toBe(row.line);
      expect(finding?.message).not.toMatch(/hunter2|IOSFODNN7|undefined|\[object/);
      expect(finding?.hint).toMatch(/\.$/);
    },
  );

  it.each([...new Set(ROWS.map((row) => row.rule))])('%s is silent on the hardened chart', (rule) => {
    expect(runChecks(hardenedInput()).filter((finding) => finding.rule === rule)).toEqual([]);
  });

  it('operability/immutable-fields finds a selector that follows the version', () => {
    const changed = hardenedObjects({
      [DEPLOYMENT]: {
        '/spec/selector/matchLabels/version': '2',
        '/spec/template/metadata/labels/version': '2',
      },
    });
    const found = runChecks({ ...hardenedInput(), relabelled: changed });
    expect(found.map((finding) => [finding.rule, finding.pointer])).toEqual([
      ['operability/immutable-fields', '/spec/selector'],
    ]);
    expect(runChecks({ ...hardenedInput(), relabelled: hardenedObjects() })).toEqual([]);
  });

  it('operability/release-names finds names that do not follow the release', () => {
    const found = runChecks({ ...hardenedInput(), secondRelease: new Set([DEPLOYMENT, 'Service/other']) });
    expect(found.map(({ rule, resource, pointer }) => [rule, resource, pointer])).toEqual([
      ['operability/release-names', DEPLOYMENT, '/metadata/name'],
    ]);
    expect(runChecks({ ...hardenedInput(), secondRelease: new Set(['Service/other']) })).toEqual([]);
  });

  it('operability/release-names accepts the namespace of the release only where the Blueprint asks for one', () => {
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: default\n';
    const input = { ...hardenedInput({}, [namespace]), secondRelease: new Set(['Namespace/default']) };
    const found = (blueprint: ResolvedBlueprint): readonly (string | undefined)[] =>
      runChecks({ ...input, blueprint })
        .filter(({ rule }) => rule === 'operability/release-names')
        .map(({ resource }) => resource);
    const without = minimalBlueprint();
    const chart = { ...without.blueprint.chart, ownNamespace: { podSecurity: 'restricted' } as const };
    expect(found(without)).toEqual(['Namespace/default']);
    expect(found({ ...without, blueprint: { ...without.blueprint, chart } })).toEqual([]);
  });
});

describe('rules that could say too much', () => {
  const rulesFor = (files: Readonly<Record<string, string>>): readonly string[] =>
    runChecks(hardenedInput({}, [], new Map([...HARDENED_FILES, ...Object.entries(files)]))).map(
      (finding) => finding.rule,
    );

  it('take names of keys for names', () => {
    const values = 'secrets:\n  tokenKeys:\n    password: token\nenv:\n  API_TOKEN: API_TOKEN\n';
    const unknown = 'values-api/environment-unknown-value';
    // values.yaml has none of these keys, which is another rule's affair.
    expect(new Set(rulesFor({ 'values-prod.yaml': values }))).toEqual(new Set([unknown]));
    expect(new Set(rulesFor({ 'values-prod.yaml': 'password: password\n' }))).toEqual(
      new Set(['secrets/values-default', unknown]),
    );
  });

  it('let one comment explain a map whose keys the user chooses', () => {
    const values = HARDENED_FILES.get('values.yaml') ?? '';
    const filled = values.replace('podLabels: {} # -- More labels', 'podLabels: # -- More\n  team: a');
    expect(rulesFor({ 'values.yaml': filled })).toEqual([]);
    expect(rulesFor({ 'values.yaml': filled.replace(' # -- More', '') })).toEqual([
      'values-api/values-documented',
    ]);
  });
});

describe('registry', () => {
  it('has a test row for every rule, and a rule for every row', () => {
    expect([...new Set([...ROWS.map((row) => row.rule), ...COMPARING])].sort()).toEqual(
      CHECKS.map((check) => check.id).sort(),
    );
  });

  it.each(CHECKS.map((check) => [check.id, check] as const))(
    '%s cites a source and says what to do',
    (_id, check) => {
      expect(check.source).toMatch(/^https:\/\/[\w.-]+\/\S*$/);
      expect(check.hint).toMatch(/^[A-Z{].*\.$/s);
      expect(check.engine).toBe(check.id.split('/')[0]);
      expect(SEVERITIES).toContain(check.severity);
    },
  );
});
