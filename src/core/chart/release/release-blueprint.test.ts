import { describe, expect, it } from 'vitest';
import { blueprintOf, plainComponent, type BlueprintFields } from '../../../../test/support/blueprints.js';
import type { Rank } from '../../blueprint/provenance.js';
import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import { addChartRecord } from '../chart-record.js';
import { compileChart } from '../compile-chart.js';
import { bumpVersion } from './bump-version.js';
import { isReleaseFact, releaseBlueprint, type PreviousChart } from './release-blueprint.js';

const COMPONENT = plainComponent({ image: 'ghcr.io/acme/api:1.0.0' });
const FIRST: BlueprintFields = { chart: { name: 'api' }, components: { api: COMPONENT } };

/** A chart as it stands on disk, with its record. */
function standing(resolved: ResolvedBlueprint): PreviousChart {
  const origin = { generator: '0', knowledge: '0', inputs: {} };
  return { resolved, files: addChartRecord(compileChart(resolved), resolved, origin) };
}

/** Says who stated the version. */
function statedBy(rank: Rank, resolved: ResolvedBlueprint): ResolvedBlueprint {
  const origin = { rank, source: { kind: 'policy' as const, id: 'test' } };
  return { ...resolved, provenance: { ...resolved.provenance, '/chart/version': origin } };
}

/** A Blueprint whose version and changelog nobody stated. */
function unstated(fields: BlueprintFields): ResolvedBlueprint {
  return statedBy('default', blueprintOf(fields));
}

function withComponent(change: Parameters<typeof plainComponent>[0] | object): BlueprintFields {
  return { ...FIRST, components: { api: plainComponent({ ...COMPONENT, ...change }) } };
}

describe('bumpVersion', () => {
  it.each([
    ['0.1.0', 'none', '0.1.0'],
    ['0.1.0', 'patch', '0.1.1'],
    ['0.1.9', 'minor', '0.2.0'],
    ['0.3.2', 'major', '1.0.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['2.0.0-rc.1', 'patch', '2.0.0'],
    ['2.0.0-rc.1', 'major', '2.0.0'],
    ['2.1.0-rc.1', 'minor', '2.1.0'],
    ['2.1.1-rc.1', 'minor', '2.2.0'],
    ['2.1.0-rc.1', 'major', '3.0.0'],
    ['1.0.99999999999999999999', 'patch', '1.0.100000000000000000000'],
  ] as const)('%s after a %s change is %s', (version, level, expected) => {
    expect(bumpVersion(version, level)).toBe(expected);
  });
});

describe('the release after a chart', () => {
  const first = unstated(FIRST);
  const previous = standing(first);

  it('keeps version and bytes of the same content', () => {
    const same = releaseBlueprint(unstated(FIRST), previous);
    expect(same).toMatchObject({ level: 'none', changes: [], suggested: '0.1.0' });
    expect(same.resolved.blueprint.chart.changelog).toBeUndefined();
    expect(compileChart(same.resolved)).toEqual(compileChart(first));
  });

  it.each([
    ['a default', { scaling: { replicas: 5 } }, '0.1.1', 'Default of replicaCount changed from 2 to 5.'],
    ['an image', { image: 'ghcr.io/acme/api:1.1.0' }, '0.1.1', 'Default of image.tag changed'],
    [
      'a variable',
      { env: { LOG_LEVEL: { value: 'info' } } },
      '0.1.1',
      '"LOG_LEVEL" added to the defaults of env.',
    ],
  ])('is a patch for %s', (_name, change, version, description) => {
    const released = releaseBlueprint(unstated(withComponent(change)), previous);
    expect(released.level).toBe('patch');
    expect(released.resolved.blueprint.chart.version).toBe(version);
    expect(released.changes.map((entry) => entry.description).join('\n')).toContain(description);
  });

  it('is a minor one for new values, and a major one when they go again', () => {
    const wider = unstated(withComponent({ configFiles: { '/etc/api/a.conf': { content: 'x' } } }));
    const second = releaseBlueprint(wider, previous);
    expect(second).toMatchObject({ level: 'minor', suggested: '0.2.0' });
    const third = releaseBlueprint(unstated(FIRST), standing(second.resolved));
    expect(third).toMatchObject({ level: 'major', suggested: '1.0.0' });
    expect(third.changes[0]).toMatchObject({ kind: 'removed' });
    expect(third.resolved.blueprint.chart.changelog?.map(({ version }) => version)).toEqual([
      '1.0.0',
      '0.2.0',
      '0.1.0',
    ]);
    expect(compileChart(third.resolved).get('CHANGELOG.md')).toMatch(
      /## 1\.0\.0\n\n- .+## 0\.2\.0\n\n- .+## 0\.1\.0\n\n- First version\./s,
    );
    expect(compileChart(third.resolved).get('Chart.yaml')).toContain('kind: removed');
  });

  it('is a major one when values move', () => {
    const sections = unstated({ ...FIRST, chart: { name: 'api', layout: 'sections' } });
    expect(releaseBlueprint(sections, previous).level).toBe('major');
  });

  it.each([
    [
      'the selector labels',
      'templates/_helpers.tpl',
      'app.kubernetes.io/instance: {{ .Release.Name | quote }}\n{{- end -}}\n\n{{/* Labels of the objects',
    ],
    [
      'the selector',
      'templates/deployment.yaml',
      '    matchLabels: {{- include "api.selectorLabels" . | nindent 6 }}\n  template',
    ],
    ['the name', 'templates/service.yaml', 'name: {{ include "api.fullname" . | quote }}'],
  ])('is a major one when a template changes %s', (_name, path, text) => {
    const content = String(previous.files.get(path));
    expect(content).toContain(text);
    const files = new Map(previous.files).set(
      path,
      content.replace(text, `older: x\n${text}`.replace('name:', 'named:')),
    );
    const older = path.endsWith('service.yaml')
      ? new Map(previous.files).set(path, content.replace(text, 'name: other'))
      : files;
    expect(releaseBlueprint(first, { ...previous, files: older })).toMatchObject({
      level: 'major',
      suggested: '1.0.0',
    });
  });

  it('is a patch when a template changes anything else', () => {
    const path = 'templates/deployment.yaml';
    const files = new Map(previous.files).set(path, `${String(previous.files.get(path))}\n`);
    const released = releaseBlueprint(first, { ...previous, files });
    expect(released).toMatchObject({ level: 'patch', suggested: '0.1.1' });
    expect(released.changes).toEqual([{ kind: 'changed', description: `Template ${path} changed.` }]);
  });

  it('is the same when it is made again from what it gave', () => {
    const changed = unstated(withComponent({ scaling: { replicas: 5 } }));
    const once = releaseBlueprint(changed, previous);
    expect(releaseBlueprint(once.resolved, previous).resolved).toEqual(once.resolved);
    const again = releaseBlueprint(changed, standing(once.resolved));
    expect(again.level).toBe('none');
    expect(again.resolved).toEqual(once.resolved);
  });

  it('lists every change once, and counts the rest', () => {
    const env = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`KEY_${index}`, { value: 'x' }]),
    );
    const { changes } = releaseBlueprint(unstated(withComponent({ env })), previous);
    expect(changes).toHaveLength(21);
    expect(changes.at(-1)?.description).toMatch(/^\d+ more changes\.$/);
  });
});

describe('a stated version', () => {
  const previous = standing(unstated(FIRST));

  it.each(['input', 'request', 'reviewer', 'policy'] as const)(
    'of rank %s wins, and its changes are listed',
    (rank) => {
      const stated = statedBy(
        rank,
        blueprintOf({
          ...withComponent({ scaling: { replicas: 5 } }),
          chart: { name: 'api', version: '7.0.0' },
        }),
      );
      const released = releaseBlueprint(stated, previous);
      expect(released.resolved.blueprint.chart.version).toBe('7.0.0');
      expect(released.resolved.blueprint.chart.changelog?.map(({ version }) => version)).toEqual([
        '7.0.0',
        '0.1.0',
      ]);
      expect(released.suggested).toBe('0.1.1');
    },
  );

  it('of a model does not count', () => {
    const proposed = statedBy('model', blueprintOf({ ...FIRST, chart: { name: 'api', version: '7.0.0' } }));
    expect(releaseBlueprint(proposed, previous).resolved.blueprint.chart.version).toBe('0.1.0');
  });

  it('that stays gathers the changes in one entry', () => {
    const pinned = { name: 'api', version: '0.1.0' };
    const stated = statedBy(
      'input',
      blueprintOf({ ...withComponent({ scaling: { replicas: 5 } }), chart: pinned }),
    );
    const log = releaseBlueprint(stated, previous).resolved.blueprint.chart.changelog ?? [];
    expect(log.map(({ version }) => version)).toEqual(['0.1.0']);
    expect(log[0]?.changes.at(-1)?.description).toBe('First version.');
  });

  it('is told apart from what was decided', () => {
    const { facts } = releaseBlueprint(unstated(withComponent({ scaling: { replicas: 5 } })), previous);
    expect(facts.filter(isReleaseFact).map(({ pointer }) => pointer)).toEqual([
      '/chart/version',
      '/chart/changelog',
    ]);
  });
});
