import { describe, expect, it } from 'vitest';
import {
  archiveBlueprint,
  ledgerBlueprint,
  wikiBlueprint,
} from '../../../../test/support/stateful-blueprints.js';
import type { ResolvedBlueprint } from '../../blueprint/resolved-blueprint.js';
import { Blueprint } from '../../blueprint/schema/blueprint.js';
import type { Component } from '../../blueprint/schema/component.js';
import { compileChart } from '../compile-chart.js';
import { compareCharts } from './compare-charts.js';

type Change = (component: Component) => void;

/** The release level and the sentences about claims, after a change of one component. */
function changed(make: () => ResolvedBlueprint, name: string, change: Change) {
  const [before, after] = [make().blueprint, make().blueprint];
  const component = after.components[name];
  if (component === undefined) throw new Error(`no component ${name}`);
  change(component);
  const version = (blueprint: Blueprint) => ({
    files: compileChart({ blueprint: Blueprint.parse(blueprint), provenance: {} }),
    metadata: blueprint.chart,
  });
  const { level, changes } = compareCharts(version(before), version(after));
  return { level, texts: changes.map(({ description }) => description) };
}

/** Other fields of one volume. */
function volume(name: string, fields: object): Change {
  return (component) => {
    const known = component.volumes?.[name];
    if (known !== undefined) Object.assign(known, fields);
  };
}

describe('a new release', () => {
  it.each([
    ['a smaller claim', volume('pages', { size: '1Gi' }), 'persistence.pages.size shrank'],
    [
      'another StorageClass',
      volume('pages', { storageClass: 'fast' }),
      'persistence.pages.storageClass changed',
    ],
    [
      'another access mode',
      volume('pages', { accessMode: 'ReadWriteOncePod' }),
      'persistence.pages.accessModes changed',
    ],
    ['no claim any more', (component: Component) => delete component.volumes, 'persistence.pages removed'],
  ])('of a Deployment with %s is major', (_, change, text) => {
    const { level, texts } = changed(wikiBlueprint, 'wiki', change);
    expect(level).toBe('major');
    expect(texts.join('\n')).toContain(text);
  });

  it('of a Deployment with a bigger claim is a patch', () => {
    expect(changed(wikiBlueprint, 'wiki', volume('pages', { size: '9Gi' })).level).toBe('patch');
  });

  it('of a StatefulSet with a bigger claim is major: its claim templates are fixed', () => {
    const { level, texts } = changed(ledgerBlueprint, 'ledger', volume('data', { size: '9Gi' }));
    expect(level).toBe('major');
    expect(texts).toContain(
      'Default of persistence.data.size changed, which claims that exist cannot take over.',
    );
  });

  it('of a StatefulSet with one claim less is major, in a section too', () => {
    const { level, texts } = changed(archiveBlueprint, 'index', (component) => {
      if (component.volumes !== undefined) delete component.volumes['journal'];
    });
    expect(level).toBe('major');
    expect(texts.join('\n')).toContain('Claim index.persistence.journal removed');
  });

  it('of a StatefulSet with another pod management is major', () => {
    const { level } = changed(ledgerBlueprint, 'ledger', ({ statefulSet }) => {
      if (statefulSet !== undefined) statefulSet.podManagementPolicy = 'Parallel';
    });
    expect(level).toBe('major');
  });

  it('that turns a Deployment into a StatefulSet is major', () => {
    const { level, texts } = changed(wikiBlueprint, 'wiki', (component) => {
      component.workload = 'StatefulSet';
      component.statefulSet = {
        podManagementPolicy: 'OrderedReady',
        publishNotReadyAddresses: false,
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      };
    });
    expect(level).toBe('major');
    expect(texts.join('\n')).toContain('persistence.pages is one for each pod now');
  });
});
