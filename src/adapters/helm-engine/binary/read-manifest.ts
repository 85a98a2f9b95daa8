import { load } from 'js-yaml';

import type { RenderedDocument } from '../../../core/ports/helm-engine.js';

/** What helm prints before each document. */
const DOCUMENT_HEAD = /^---\n# Source: (.*)\n/gm;

/** Helm prints documents without an object; they are no documents of the port. */
function holdsOnlyComments(yaml: string): boolean {
  return yaml.split('\n').every((line) => line.trim() === '' || line.trimStart().startsWith('#'));
}

/** Splits what `helm template` prints into documents. */
export function readManifest(manifest: string): readonly RenderedDocument[] {
  const heads = [...manifest.matchAll(DOCUMENT_HEAD)];
  return heads
    .map((head, index) => {
      const text = manifest.slice(head.index + head[0].length, heads[index + 1]?.index ?? manifest.length);
      return describeDocument(head[1] ?? '', text.endsWith('\n') ? text.slice(0, -1) : text);
    })
    .filter(({ kind, yaml }) => kind !== '' || !holdsOnlyComments(yaml));
}

function describeDocument(template: string, yaml: string): RenderedDocument {
  const object = recordOf(parse(yaml));
  const metadata = recordOf(object['metadata']);
  const hook = recordOf(metadata['annotations'])['helm.sh/hook'];
  return {
    template,
    kind: textOf(object['kind']),
    name: textOf(metadata['name']),
    hooks: textOf(hook)
      .split(',')
      .map((event) => event.trim())
      .filter((event) => event !== ''),
    yaml,
  };
}

/** Helm has parsed the document before printing it; what js-yaml reads differently has no kind and no name here. */
function parse(yaml: string): unknown {
  try {
    return load(yaml);
  } catch {
    return undefined;
  }
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
