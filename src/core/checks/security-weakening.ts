import { equalJson, formatPointer, isJsonObject, parsePointer } from '../blueprint/json-pointer.js';
import type { JsonValue } from '../ports/json.js';

/** A value of a Blueprint field; undefined when the field is absent. */
type FieldValue = JsonValue | undefined;

/** One security-relevant field: pointer segments (`*` is any one segment, a final `**` any number) and its judgement. */
interface GuardedField {
  readonly path: readonly string[];
  readonly weakens: (before: FieldValue, after: FieldValue) => boolean;
}

/** Only `hardened` is safe; leaving it is a weakening, whatever was there before. */
function mustStay(hardened: JsonValue): GuardedField['weakens'] {
  return (before, after) => after !== hardened && (before === undefined || before === hardened);
}

/** Identities: nobody may become root. */
function becomesRoot(_before: FieldValue, after: FieldValue): boolean {
  return after === 0;
}

/** Lists of privileges: an entry that was not there before. */
function growsList(before: FieldValue, after: FieldValue): boolean {
  const known = Array.isArray(before) ? (before as readonly JsonValue[]) : [];
  const wanted = Array.isArray(after) ? (after as readonly JsonValue[]) : [];
  return wanted.some((entry) => !known.some((earlier) => equalJson(earlier, entry)));
}

/** Any new or other value is a weakening; removing it is not. */
function isSet(before: FieldValue, after: FieldValue): boolean {
  return after !== undefined && (before === undefined || !equalJson(before, after));
}

function opensService(before: FieldValue, after: FieldValue): boolean {
  return (before ?? 'ClusterIP') === 'ClusterIP' && after !== undefined && after !== 'ClusterIP';
}

/** An image that loses its digest, or its fixed tag, can be exchanged behind our back. */
function loosensImage(before: FieldValue, after: FieldValue): boolean {
  const had = typeof before === 'string' ? before : '';
  const has = typeof after === 'string' ? after : '';
  const lostDigest = had.includes('@sha256:') && !has.includes('@sha256:');
  return lostDigest || (/:latest$/.test(has) && !/:latest$/.test(had));
}

/** A variable that came from a Secret, be it that of a dependency, and becomes a literal. */
function revealsSecret(before: FieldValue, after: FieldValue): boolean {
  const wasSecret = isJsonObject(before) && ('secret' in before || 'dependency' in before);
  return wasSecret && isJsonObject(after) && 'value' in after;
}

/** A Secret that the chart did not hold and now creates. */
function movesSecretIn(before: FieldValue, after: FieldValue): boolean {
  return after === 'create' && before !== undefined && before !== 'create';
}

/** Annotations that switch protection off: sandbox profiles, configuration snippets, and waivers of scanners. */
const WEAKENING_ANNOTATION =
  /apparmor|seccomp|-snippet$|whitelist|allow-cross|^kube-score\/|^ignore-check\.kube-linter\.io\/|polaris\.fairwinds\.com\/|pod-security\.kubernetes\.io\//;

function addsWeakeningAnnotation(key: string): GuardedField['weakens'] {
  return (before, after) => WEAKENING_ANNOTATION.test(key) && isSet(before, after);
}

const COMPONENT = ['components', '*'] as const;

const GUARDED: readonly GuardedField[] = [
  { path: [...COMPONENT, 'security', 'runAsNonRoot'], weakens: mustStay(true) },
  { path: [...COMPONENT, 'security', 'readOnlyRootFilesystem'], weakens: mustStay(true) },
  { path: [...COMPONENT, 'security', 'privileged'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'security', 'allowPrivilegeEscalation'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'security', 'hostNetwork'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'security', 'runAsUser'], weakens: becomesRoot },
  { path: [...COMPONENT, 'security', 'runAsGroup'], weakens: becomesRoot },
  { path: [...COMPONENT, 'security', 'fsGroup'], weakens: becomesRoot },
  { path: [...COMPONENT, 'security', 'addCapabilities'], weakens: growsList },
  { path: [...COMPONENT, 'security', 'deviations', '**'], weakens: isSet },
  { path: [...COMPONENT, 'volumes', '*', 'hostPath'], weakens: isSet },
  { path: [...COMPONENT, 'networkPolicy', 'enabled'], weakens: mustStay(true) },
  { path: [...COMPONENT, 'networkPolicy', 'allowSameNamespace'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'networkPolicy', 'allowInternet'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'access', 'rules'], weakens: growsList },
  { path: [...COMPONENT, 'access', 'clusterRules'], weakens: growsList },
  { path: [...COMPONENT, 'serviceAccount', 'automountToken'], weakens: mustStay(false) },
  { path: [...COMPONENT, 'serviceAccount', 'annotations', '**'], weakens: isSet },
  { path: [...COMPONENT, 'service', 'type'], weakens: opensService },
  { path: [...COMPONENT, 'image'], weakens: loosensImage },
  { path: [...COMPONENT, 'imagePullPolicy'], weakens: (_before, after) => after === 'Never' },
  { path: [...COMPONENT, 'env', '*'], weakens: revealsSecret },
  { path: [...COMPONENT, 'secrets', '*', 'mode'], weakens: movesSecretIn },
  { path: ['chart', 'ownNamespace', 'podSecurity'], weakens: mustStay('restricted') },
  { path: ['routes', '*', 'tls', 'enabled'], weakens: mustStay(true) },
  { path: ['environments', '*', 'routes', '*', 'tls', 'enabled'], weakens: mustStay(true) },
  { path: ['environments', '*', 'components', '*', 'image'], weakens: loosensImage },
];

/** Maps of annotations: the last segment is the annotation's own name. */
const ANNOTATION_MAPS: readonly (readonly string[])[] = [
  ['chart', 'annotations'],
  ['routes', '*', 'annotations'],
  [...COMPONENT, 'podAnnotations'],
  [...COMPONENT, 'service', 'annotations'],
];

/**
 * True when a change of the Blueprint makes the application less protected: more privileges, an opened network, a lost
 * digest, a Secret turned into text, TLS or a policy switched off, a scanner's waiver, a recorded deviation.
 *
 * Everybody who lets a model (or a non-safe repair) change a Blueprint asks this first: a model can never weaken a
 * security field. A change of a whole object is judged field by field. A field that was absent counts as hardened, so
 * that a new component cannot start privileged.
 *
 * @param pointer - JSON pointer into the Blueprint.
 * @param before - Value now; undefined when absent.
 * @param after - Value wanted; undefined to remove it.
 */
export function isSecurityWeakening(
  pointer: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): boolean {
  const segments = parsePointer(pointer);
  if (guardsOf(segments).some((guard) => guard.weakens(before, after))) return true;
  if (!isJsonObject(before) && !isJsonObject(after)) return false;
  const left = isJsonObject(before) ? before : {};
  const right = isJsonObject(after) ? after : {};
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].some((key) =>
    isSecurityWeakening(pointer + formatPointer(key), ownValue(left, key), ownValue(right, key)),
  );
}

function ownValue(object: Readonly<Record<string, JsonValue>>, key: string): FieldValue {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function guardsOf(segments: readonly string[]): readonly GuardedField[] {
  const last = segments.at(-1) ?? '';
  const isAnnotation = ANNOTATION_MAPS.some((path) => matches([...path, '*'], segments));
  return [
    ...GUARDED.filter((guard) => matches(guard.path, segments)),
    ...(isAnnotation ? [{ path: [], weakens: addsWeakeningAnnotation(last) }] : []),
  ];
}

function matches(path: readonly string[], segments: readonly string[]): boolean {
  const isOpen = path.at(-1) === '**';
  const fixed = isOpen ? path.slice(0, -1) : path;
  if (isOpen ? segments.length <= fixed.length : segments.length !== fixed.length) return false;
  return fixed.every((part, index) => part === '*' || part === segments[index]);
}
