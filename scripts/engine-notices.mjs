// Writes assets/engine/THIRD_PARTY_NOTICES.txt: the licence of everything compiled into the engine and its worker.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runGo } from './engine-compile.mjs';
import { assetsDirectory, root } from './engine-inputs.mjs';

const LICENCE_NAME = /^(licen[cs]e|copying|notice|copyright)([-._].*)?$/i;
const RULE = '='.repeat(80);

/** Modules compiled into the engine, with their folders. Our stand-ins take the licence of the project. */
function readModules() {
  const format =
    '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}} {{with .Replace}}{{.Path}}{{end}}{{end}}{{end}}';
  const out = runGo(['list', '-mod=readonly', '-deps', '-f', format, './cmd/wasip1'], {
    GOOS: 'wasip1',
    GOARCH: 'wasm',
  });
  return [...new Set(out.split('\n').filter(Boolean))]
    .sort()
    .map((row) => row.split(' '))
    .filter(([, , , replacement]) => !replacement?.startsWith('.'))
    .map(([path, version, directory]) => ({ name: `${path} ${version}`, directory }));
}

function licenceText({ name, directory }) {
  const files = readdirSync(directory)
    .filter((file) => LICENCE_NAME.test(file))
    .sort();
  if (files.length === 0) throw new Error(`${name} has no licence file in ${directory}`);
  return files.map((file) => readFileSync(join(directory, file), 'utf8').trim()).join('\n\n');
}

/** Equal texts are printed once, with the names of all they apply to. */
export function writeNotices() {
  const goRoot = runGo(['env', 'GOROOT']).trim();
  const shim = join(root, 'node_modules/@bjorn3/browser_wasi_shim');
  const { version } = JSON.parse(readFileSync(join(shim, 'package.json'), 'utf8'));
  const parts = [
    ...readModules(),
    { name: 'The Go standard library and runtime', directory: goRoot },
    { name: `@bjorn3/browser_wasi_shim ${version} (helm-engine-worker.cjs)`, directory: shim },
  ].filter(({ directory }) => existsSync(directory));
  const byText = new Map();
  for (const part of parts) {
    const text = licenceText(part);
    byText.set(text, [...(byText.get(text) ?? []), part.name]);
  }
  const body = [...byText]
    .map(([text, names]) => `${RULE}\n${names.join('\n')}\n${RULE}\n\n${text}\n`)
    .join('\n');
  const head =
    'The Helm engine (helm-engine.wasm.br) and its worker contain the following software.\n' +
    'Kubernetes schemas (k8s-schemas.bin.br) derive from Kubernetes, Gateway API, External Secrets, Prometheus Operator,\n' +
    'cert-manager, KEDA, Vertical Pod Autoscaler, Istio, CloudNativePG and the Percona operator for MongoDB under the\n' +
    'Apache License 2.0; from Traefik (Copyright (c) 2016-2020 Containous SAS; 2020-2025 Traefik Labs) under the MIT\n' +
    'License; and from the RabbitMQ cluster operator (https://github.com/rabbitmq/cluster-operator) under the Mozilla\n' +
    'Public License 2.0, https://www.mozilla.org/MPL/2.0/. The texts of the first two are printed below, the Apache\n' +
    'License for helm.sh/helm/v4.\n\n';
  writeFileSync(join(assetsDirectory, 'THIRD_PARTY_NOTICES.txt'), head + body);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeNotices();
