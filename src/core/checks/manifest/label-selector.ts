import type { JsonValue } from '../../ports/json.js';
import { dig, toList, toObject, toStringMap, toText, type ManifestValue } from './manifest-value.js';

/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/**
 * True when the labels satisfy a label selector (`matchLabels` and `matchExpressions`). An empty selector matches all.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function matchesSelector(selector: ManifestValue, labels: Labels): boolean {
  const wanted = Object.entries(toStringMap(dig(selector, 'matchLabels')));
  return (
    wanted.every(([key, value]) => labels[key] === value) &&
    toList(dig(selector, 'matchExpressions')).every((expression) => matchesExpression(expression, labels))
  );
}

function matchesExpression(expression: JsonValue, labels: Labels): boolean {
  const value = labels[toText(dig(expression, 'key')) ?? ''];
  const values = toList(dig(expression, 'values')).map(toText);
  switch (toText(dig(expression, 'operator'))) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** True when the selector asks for nothing, so that it matches every object. */
export function isEmptySelector(selector: ManifestValue): boolean {
  return (
    Object.keys(toObject(dig(selector, 'matchLabels'))).length === 0 &&
    toList(dig(selector, 'matchExpressions')).length === 0
  );
}
