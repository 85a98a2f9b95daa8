import type { RenderedDocument } from '../../ports/helm-engine.js';
import type { JsonObject, JsonValue } from '../../ports/json.js';
import { isJsonObject } from '../../blueprint/json-pointer.js';
import type { Finding } from '../finding.js';
import type { ManifestObject } from './manifest-object.js';
import { toList, toObject, toStringMap, toText } from './manifest-value.js';
import { readYaml, type YamlProblem } from './read-yaml.js';

/** What {@link parseManifests} gave. */
export interface ParsedManifests {
  /** In document order; the items of a `List` stand for themselves. */
  readonly objects: readonly ManifestObject[];
  /** Documents that are not YAML, not an object, or write a key twice. */
  readonly findings: readonly Finding[];
}

/**
 * Parses rendered documents. A document that cannot be read is a finding and the others are still returned; empty
 * documents are skipped.
 *
 * Limits on size, depth and aliases: {@link readYaml}.
 */
export function parseManifests(documents: readonly RenderedDocument[]): ParsedManifests {
  const objects: ManifestObject[] = [];
  const findings: Finding[] = [];
  for (const document of documents) {
    const reading = readYaml(document.yaml);
    if (!reading.ok) {
      findings.push(yamlFinding('yaml/unreadable', document, reading.error));
      continue;
    }
    findings.push(
      ...reading.value.duplicates.map((problem) => yamlFinding('yaml/duplicate-key', document, problem)),
    );
    const { value } = reading.value;
    if (isJsonObject(value)) objects.push(...listObjects(value, document));
    else if (value !== null)
      findings.push(
        yamlFinding('yaml/unreadable', document, { message: 'the document is not a Kubernetes object' }),
      );
  }
  return { objects, findings };
}

/** Path inside the chart of a template path that begins with the chart's name. */
export function pathInChart(template: string): string {
  return template.slice(template.indexOf('/') + 1);
}

function listObjects(content: JsonObject, document: RenderedDocument): readonly ManifestObject[] {
  const items = content['items'];
  if (toText(content['kind']) !== 'List' || !Array.isArray(items))
    return [toManifestObject(content, document)];
  return toList(items as JsonValue)
    .filter(isJsonObject)
    .map((item) => toManifestObject(item, document));
}

function toManifestObject(content: JsonObject, document: RenderedDocument): ManifestObject {
  const metadata = toObject(content['metadata']);
  return {
    file: pathInChart(document.template),
    apiVersion: toText(content['apiVersion']) ?? '',
    kind: toText(content['kind']) ?? document.kind,
    name: toText(metadata['name']) ?? '',
    namespace: toText(metadata['namespace']) ?? '',
    hooks: document.hooks,
    labels: toStringMap(metadata['labels']),
    annotations: toStringMap(metadata['annotations']),
    content,
  };
}

function yamlFinding(rule: string, document: RenderedDocument, problem: YamlProblem): Finding {
  const file = pathInChart(document.template);
  const resource = `${document.kind}/${document.name}`;
  const place = problem.line === undefined ? '' : ` (line ${problem.line} of the rendered document)`;
  return {
    id: [rule, file, resource].join('|'),
    rule,
    severity: rule === 'yaml/duplicate-key' ? 'medium' : 'high',
    engine: 'yaml',
    message: `${resource}: ${problem.message}${place}`,
    hint: 'Correct the template so that it renders one plain YAML object per document.',
    resource,
    file,
    standards: [],
  };
}
