#!/usr/bin/env node
// Writes assets/engine/k8s-schemas.bin.br: strict schemas of every kind a chart can contain, for every validated
// Kubernetes version, each definition stored once by content. engine/schema/store.go reads it.
//   node scripts/engine-schemas.mjs      needs Go, whose module cache delivers the sources
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

import { compressArtifact } from './engine-artifact.mjs';
import { updateManifest } from './engine-manifest.mjs';
import { CUSTOM_RESOURCES, GROUPS, KUBERNETES_VERSIONS, NOT_IN_CHARTS } from './engine-schemas-sources.mjs';
import { NUMBER_LIKE, rootSchema, strictSchema } from './engine-schemas-strict.mjs';

const POINTER = '#/definitions/';
const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
/** Definitions refer to each other at most this deep; rounds beyond it change nothing. */
const HASH_ROUNDS = 32;
/** Bytes from which a schema inside a custom resource is worth a definition of its own. */
const LARGE = 400;

/** Directory of a module in Go's module cache; downloads it when missing. */
function moduleDirectory(module, version) {
  const workDir = mkdtempSync(join(tmpdir(), 'engine-schemas-'));
  try {
    const out = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], {
      cwd: workDir,
      env: { ...process.env, GOFLAGS: '-mod=mod' },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    return JSON.parse(out).Dir;
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Adds the definitions of one Kubernetes version; returns the roots of its kinds. */
function readKubernetes(version, nodes) {
  const directory = moduleDirectory('k8s.io/kubernetes', `v${version}`);
  const { definitions } = JSON.parse(readFileSync(join(directory, 'api/openapi-spec/swagger.json'), 'utf8'));
  const reference = (target) => `${target.slice(POINTER.length)}@${version}`;
  const roots = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const schema = NUMBER_LIKE[name] ?? strictSchema(definition, reference);
    nodes.set(`${name}@${version}`, schema);
    const kinds = definition['x-kubernetes-group-version-kind'] ?? [];
    // Types such as DeleteOptions name every group; an object names one.
    if (kinds.length !== 1) continue;
    const { group, version: apiVersion, kind } = kinds[0];
    if (!GROUPS.has(group) || kind.endsWith('List') || NOT_IN_CHARTS.has(kind)) continue;
    const full = group === '' ? apiVersion : `${group}/${apiVersion}`;
    roots[`${full}/${kind}`] = `${full}/${kind}@${version}`;
    nodes.set(`${full}/${kind}@${version}`, rootSchema(schema, full, kind));
  }
  return roots;
}

const yamlFiles = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((file) => /\.ya?ml$/.test(file))
        .sort()
        .map((file) => join(path, file))
    : [path];

/**
 * A copy in which every large schema is a reference to a definition of its own. Custom resources repeat whole pod
 * templates, many times in one kind; as definitions they are stored, and compiled, once.
 */
function hoistLarge(node, nodes) {
  if (Array.isArray(node)) return node.map((child) => hoistLarge(child, nodes));
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, hoistLarge(value, nodes)]),
  );
  const text = JSON.stringify(copy);
  if (!isObjectSchema(copy) || text.length < LARGE) return copy;
  const name = createHash('sha256').update(text).digest('hex');
  nodes.set(name, copy);
  return { $ref: name };
}

/** A schema, not a map of property names: a property that is called "properties" holds a schema, not a map. */
const isObjectSchema = ({ type, properties }) => [type].flat().includes('object') && properties !== undefined;

/** Adds the definitions of one module's custom resources; returns their roots. */
function readCustomResources({ module, version, path, kinds }, nodes) {
  const metadata = { $ref: `${METADATA}@${KUBERNETES_VERSIONS.at(-1)}` };
  const roots = {};
  const documents = yamlFiles(join(moduleDirectory(module, version), path)).flatMap((file) =>
    parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS({ maxAliasCount: -1 })),
  );
  for (const crd of documents.filter((document) => document?.kind === 'CustomResourceDefinition'))
    for (const { name, schema } of crd.spec.versions) {
      const key = `${crd.spec.group}/${name}/${crd.spec.names.kind}`;
      if (!kinds.includes(key) || !schema?.openAPIV3Schema) continue;
      const strict = strictSchema(schema.openAPIV3Schema);
      if (strict.additionalProperties === undefined) strict.additionalProperties = false;
      strict.properties = hoistLarge(strict.properties, nodes);
      nodes.set(key, rootSchema(strict, `${crd.spec.group}/${name}`, crd.spec.names.kind, metadata));
      roots[key] = key;
    }
  const missing = kinds.filter((key) => !(key in roots));
  if (missing.length > 0) throw new Error(`${module}@${version} has no ${missing.join(', ')}`);
  return roots;
}

/** Names of the definitions a schema refers to. */
function references(node, found = new Set()) {
  if (node === null || typeof node !== 'object') return found;
  if (typeof node.$ref === 'string') found.add(node.$ref);
  for (const value of Object.values(node)) references(value, found);
  return found;
}

function reachable(nodes, roots) {
  const seen = new Set();
  const open = [...roots];
  while (open.length > 0) {
    const name = open.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...references(nodes.get(name)));
  }
  return [...seen].sort();
}

const replaceReferences = (node, name) =>
  JSON.stringify(node, (key, value) => (key === '$ref' ? name(value) : value));

/**
 * A hash per definition that covers everything it refers to. Definitions may refer to themselves, so hashes are
 * refined in rounds: after n rounds they tell apart what differs within n references.
 */
function hashDefinitions(nodes, names) {
  let hashes = new Map(names.map((name) => [name, '']));
  for (let round = 0; round < HASH_ROUNDS; round++)
    hashes = new Map(
      names.map((name) => [
        name,
        createHash('sha256')
          .update(replaceReferences(nodes.get(name), (to) => hashes.get(to)))
          .digest('hex'),
      ]),
    );
  return hashes;
}

/** Numbers the definitions by content and writes the bundle. */
function writeBundle(nodes, kubernetes, custom) {
  const names = reachable(nodes, [
    ...kubernetes.flatMap((roots) => Object.values(roots)),
    ...Object.values(custom),
  ]);
  const hashes = hashDefinitions(nodes, names);
  const numbers = new Map();
  const unique = names.filter(
    (name) => !numbers.has(hashes.get(name)) && numbers.set(hashes.get(name), numbers.size),
  );
  const numberOf = (name) => numbers.get(hashes.get(name));
  const definitions = unique.map((name) =>
    Buffer.from(replaceReferences(nodes.get(name), (to) => `/${numberOf(to)}`)),
  );
  const allKinds = [...new Set(kubernetes.flatMap((roots) => Object.keys(roots)))].sort();
  const kinds = Object.fromEntries(
    allKinds.map((key) => [key, kubernetes.map((roots) => (key in roots ? numberOf(roots[key]) : -1))]),
  );
  const customKinds = Object.fromEntries(
    Object.keys(custom)
      .sort()
      .map((key) => [key, numberOf(custom[key])]),
  );
  const head = Buffer.from(
    JSON.stringify({
      versions: KUBERNETES_VERSIONS,
      kinds,
      custom: customKinds,
      sizes: definitions.map((d) => d.length),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  console.error(`${allKinds.length} kinds, ${names.length} definitions, ${unique.length} different ones`);
  return Buffer.concat([length, head, ...definitions]);
}

const assets = fileURLToPath(new URL('../assets/engine/', import.meta.url));
const nodes = new Map();
const kubernetes = KUBERNETES_VERSIONS.map((version) => readKubernetes(version, nodes));
const custom = Object.assign({}, ...CUSTOM_RESOURCES.map((source) => readCustomResources(source, nodes)));
const { artifact, compressed } = compressArtifact(
  'k8s-schemas.bin.br',
  writeBundle(nodes, kubernetes, custom),
);
writeFileSync(join(assets, artifact.file), compressed);
updateManifest(assets, { schemas: { ...artifact, kubernetesVersions: KUBERNETES_VERSIONS } });
console.error(`${artifact.file}: ${artifact.rawBytes} -> ${artifact.bytes} bytes`);
