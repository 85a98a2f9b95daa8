// Changes one function of Helm 3, which helm-unittest renders with, at build time: before it checks values against a
// schema, a remembered compilation of the same schema may accept them (engine/schemamemo). Without that, three
// quarters of the time of a unit test go into compiling values.schema.json again.
//
// Nothing of Helm is copied into the repository: the build copies the module from Go's module cache, renames the
// function, and puts a file of ours beside it that takes its name.
import { chmodSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MODULE = 'helm.sh/helm/v3';
const FILE = 'pkg/chartutil/jsonschema.go';
const DECLARATION = 'func ValidateAgainstSingleSchema(';
const RENAMED = 'func validateAgainstSingleSchemaAnew(';
const MEMO = `package chartutil

import "autopilot.engine/schemamemo"

// ValidateAgainstSingleSchema asks the remembered schema first; Helm's own function has the last word.
func ValidateAgainstSingleSchema(values Values, schemaJSON []byte) error {
	if schemamemo.Accepts(values.AsMap(), schemaJSON) {
		return nil
	}
	return validateAgainstSingleSchemaAnew(values, schemaJSON)
}
`;

/** The module cache is read-only, and so is a copy of it. */
function makeWritable(directory) {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/**
 * Prepares engine/.build and returns the go.mod to build with, relative to the engine's folder.
 *
 * @param {string} engineDirectory folder of the engine's go.mod
 * @param {(module: string) => string} moduleDirectory finds a module in Go's module cache
 */
export function preparePatchedModules(engineDirectory, moduleDirectory) {
  const build = join(engineDirectory, '.build');
  const copy = join(build, 'helm3');
  rmSync(build, { recursive: true, force: true });
  mkdirSync(build);
  cpSync(moduleDirectory(MODULE), copy, { recursive: true });
  makeWritable(copy);
  const parts = readFileSync(join(copy, FILE), 'utf8').split(DECLARATION);
  if (parts.length !== 2)
    throw new Error(`${MODULE}/${FILE} does not declare ValidateAgainstSingleSchema once`);
  writeFileSync(join(copy, FILE), parts.join(RENAMED));
  writeFileSync(join(copy, 'pkg/chartutil/zz_schema_memo.go'), MEMO);
  const goMod = readFileSync(join(engineDirectory, 'go.mod'), 'utf8');
  writeFileSync(join(build, 'go.mod'), `${goMod}\nreplace ${MODULE} => ./.build/helm3\n`);
  cpSync(join(engineDirectory, 'go.sum'), join(build, 'go.sum'));
  return '.build/go.mod';
}
