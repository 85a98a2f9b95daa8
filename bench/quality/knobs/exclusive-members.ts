import { toObject, type ManifestValue } from '../../../src/core/checks/manifest/manifest-value.js';

/** Ways to ask a container for its health: a chart refuses a probe with two of them. */
const HANDLERS: readonly string[] = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

/**
 * Overriding values that, where they set one handler of a probe, take away the one that is there, as a person has to.
 *
 * @param current - the values that are overridden
 * @param path - of the mutated value
 */
export function withoutRivals(
  override: ManifestValue,
  current: ManifestValue,
  path: readonly string[],
): ManifestValue {
  const [key, ...rest] = path;
  if (key === undefined || typeof override !== 'object' || override === null || Array.isArray(override))
    return override;
  const [members, given] = [toObject(override), toObject(current)];
  const rivals = HANDLERS.includes(key) ? HANDLERS.filter((other) => other !== key && other in given) : [];
  const changed = withoutRivals(members[key], given[key], rest);
  return {
    ...Object.fromEntries(rivals.map((handler) => [handler, null])),
    ...members,
    ...(changed === undefined ? {} : { [key]: changed }),
  };
}
