import { Document, isMap, isPair, Scalar, YAMLMap, type Node } from 'yaml';
import { buildTree, getAtPointer, parsePointer } from '../json-pointer.js';
import { rankOrder, type Origin } from '../provenance.js';
import { describeOrigin } from '../describe-origin.js';
import type { ResolvedBlueprint } from '../resolved-blueprint.js';
import { BLUEPRINT_API_VERSION } from '../schema/blueprint.js';
import { blueprintJson } from '../blueprint-json.js';

const HEADER = ` What was asked for. Edit this file and run: autopilot create --from autopilot.yaml --out <directory>
 Everything that is not here comes from the archetype and the defaults; .autopilot/blueprint.json has every value and why.`;

const ESSENTIAL = /^\/(?:chart\/name|components\/[^/]+\/image)$/;

/**
 * Writes the sparse intent: the leaves that somebody stated (rank `model` and above), the chart's name and the images, each with a
 * comment that says who.
 *
 * Reading the text back with `parseIntent` gives the same leaves and values.
 */
export function formatIntent({ blueprint, provenance }: ResolvedBlueprint): string {
  const root = blueprintJson(blueprint);
  const stated = Object.entries(provenance)
    .filter(([pointer, origin]) => isKept(pointer, origin))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const entries = stated.flatMap(([pointer]) => {
    const value = getAtPointer(root, pointer);
    return value === undefined ? [] : [[pointer, value] as const];
  });
  const document = new Document({ apiVersion: BLUEPRINT_API_VERSION, ...buildTree(entries) });
  document.commentBefore = HEADER;
  for (const [pointer, origin] of stated) addComment(document, pointer, origin);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * The name stays, whoever gave it: another component would otherwise rename the chart. So does every image: a component
 * that only a name and a default describe would otherwise be gone.
 */
function isKept(pointer: string, origin: Origin): boolean {
  return ESSENTIAL.test(pointer) || rankOrder(origin.rank) >= rankOrder('model');
}

/** Puts the origin behind a scalar, or above the key of a list or map. */
function addComment(document: Document, pointer: string, origin: Origin): void {
  const path = parsePointer(pointer);
  const comment = ` ${describeOrigin(origin)}`;
  const node = document.getIn(path, true) as Node | undefined;
  if (node instanceof Scalar && !String(node.value).includes('\n')) {
    node.comment = comment;
    return;
  }
  const parent = document.getIn(path.slice(0, -1), true);
  if (!(parent instanceof YAMLMap) && !isMap(parent)) return;
  const pair = parent.items.find((item) => isPair(item) && String(item.key) === path.at(-1));
  if (pair !== undefined && pair.key instanceof Scalar) pair.key.commentBefore = comment;
}
