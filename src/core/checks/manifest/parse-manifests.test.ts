import { describe, expect, it } from 'vitest';
import type { RenderedDocument } from '../../ports/helm-engine.js';
import { locateLine } from './locate-line.js';
import { matchesSelector } from './label-selector.js';
import { parseManifests } from './parse-manifests.js';
import { DEEPEST_YAML, LONGEST_YAML, readYaml } from './read-yaml.js';

function document(yaml: string, template = 'demo/templates/x.yaml'): RenderedDocument {
  return { template, kind: 'ConfigMap', name: 'x', hooks: [], yaml };
}

describe('parseManifests', () => {
  it('knows file, names, namespace, labels and hooks', () => {
    const { objects, findings } = parseManifests([
      {
        ...document(
          'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: n, labels: {x: 1}}',
          'demo/charts/redis/templates/pod.yaml',
        ),
        hooks: ['test'],
      },
    ]);
    expect(findings).toEqual([]);
    expect(objects).toMatchObject([
      {
        file: 'charts/redis/templates/pod.yaml',
        apiVersion: 'v1',
        kind: 'Pod',
        name: 'a',
        namespace: 'n',
        labels: { x: '1' },
        hooks: ['test'],
      },
    ]);
  });

  it('takes a List apart', () => {
    const yaml =
      'kind: List\nitems: [{kind: Service, metadata: {name: a}}, {kind: Pod, metadata: {name: b}}]';
    expect(parseManifests([document(yaml)]).objects.map((object) => `${object.kind}/${object.name}`)).toEqual(
      ['Service/a', 'Pod/b'],
    );
  });

  it('reports a key that is written twice and keeps the last value', () => {
    const { objects, findings } = parseManifests([document('kind: A\nmetadata: {name: a}\nx: 1\nx: 2\n')]);
    expect(objects[0]?.content['x']).toBe(2);
    expect(findings).toMatchObject([
      { rule: 'yaml/duplicate-key', severity: 'medium', file: 'templates/x.yaml' },
    ]);
    expect(findings[0]?.message).toContain('line 4');
  });

  it('goes on after a document that is not YAML or not an object', () => {
    const { objects, findings } = parseManifests([
      document('a: [1'),
      document('- 1'),
      document('# nothing'),
      document('kind: B'),
    ]);
    expect(objects.map((object) => object.kind)).toEqual(['B']);
    expect(findings.map((finding) => finding.rule)).toEqual(['yaml/unreadable', 'yaml/unreadable']);
  });

  it('keeps dates, words and big numbers as Kubernetes gets them', () => {
    const [object] = parseManifests([
      document('kind: A\na: 2026-11-21\nb: yes\nc: 1e6\nd: null\n"__proto__": {e: 1}'),
    ]).objects;
    expect(object?.content).toMatchObject({ a: '2026-11-21', b: 'yes', c: 1000000, d: null });
    expect(Object.keys(object?.content ?? {})).toContain('__proto__');
  });

  it('expands aliases and merge keys', () => {
    const [object] = parseManifests([document('kind: A\nbase: &b {x: 1}\nother: {<<: *b, y: 2}')]).objects;
    expect(object?.content['other']).toEqual({ x: 1, y: 2 });
  });
});

describe('readYaml', () => {
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
  for (let level = 0; level < 8; level += 1) {
    const [previous, next] = ['abcdefghi'[level], 'abcdefghi'[level + 1]];
    bomb.push(`${next}: &${next} [${Array(10).fill(`*${previous}`).join(',')}]`);
  }

  it.each([
    ['a text that is too long', 'x'.repeat(LONGEST_YAML + 1), 'characters'],
    ['deep flow lists', '['.repeat(5000), 'nest'],
    [
      'deep block maps',
      Array.from({ length: DEEPEST_YAML + 5 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'),
      'nest',
    ],
    ['an alias bomb', bomb.join('\n'), 'expand'],
    ['a list that holds itself', 'a: &a [*a]', 'deep'],
    ['a second document', 'a: 1\n---\nb: 2', 'single document'],
  ])('refuses %s', (_title, text, words) => {
    const reading = readYaml(text);
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.error.message).toContain(words);
  });
});

describe('locateLine', () => {
  const template = `apiVersion: v1
kind: Deployment
metadata:
  name: x
{{- if .Values.on }}
spec:
  template:
    spec:
      containers:
        - name: app
          securityContext: {{- toYaml . | nindent 12 }}
          ports:
            - containerPort: 1
{{- end }}
---
kind: Service
spec:
  ports: []`;

  it.each([
    ['Deployment', '/metadata/name', 4],
    ['Deployment', '/spec/template/spec/containers/0/securityContext/privileged', 11],
    ['Deployment', '/spec/template/spec/containers/0/ports/0/containerPort', 13],
    ['Deployment', '/spec/replicas', 6],
    ['Deployment', '', 2],
    ['Pod', '/nothing', undefined],
  ])('finds %s %s at line %s', (kind, pointer, line) => {
    expect(locateLine(template, kind, pointer)).toBe(line);
  });
});

describe('matchesSelector', () => {
  it.each([
    [{ matchLabels: { a: '1' } }, true],
    [{ matchLabels: { a: '2' } }, false],
    [{ matchLabels: { constructor: 'x' } }, false],
    [{}, true],
    [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['0', '1'] }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] }, false],
    [{ matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['0'] }] }, false],
  ])('%j against {a: 1} is %s', (selector, expected) => {
    expect(matchesSelector(selector, { a: '1' })).toBe(expected);
  });
});
