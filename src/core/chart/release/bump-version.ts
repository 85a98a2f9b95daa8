import type { ReleaseLevel } from './chart-change.js';

const VERSION = /^(\d+)\.(\d+)\.(\d+)(-.+)?$/;

/**
 * The next version after a change. A prerelease is followed by the release it announces when that is new enough:
 * `2.0.0-rc.1` becomes `2.0.0` for any change.
 *
 * @param version - SemVer without build metadata, as in a Blueprint; anything else is given back as it is.
 * @see https://semver.org/spec/v2.0.0.html
 */
export function bumpVersion(version: string, level: ReleaseLevel): string {
  const numbers = VERSION.exec(version);
  if (level === 'none' || numbers === null) return version;
  const [, major = '', minor = '', patch = '', prerelease] = numbers;
  const isAnnounced = prerelease !== undefined && announces(minor, patch).includes(level);
  if (isAnnounced) return `${major}.${minor}.${patch}`;
  if (level === 'major') return `${increment(major)}.0.0`;
  return level === 'minor' ? `${major}.${increment(minor)}.0` : `${major}.${minor}.${increment(patch)}`;
}

/** Levels of change that a prerelease has room for. */
function announces(minor: string, patch: string): readonly ReleaseLevel[] {
  if (patch !== '0') return ['patch'];
  return minor === '0' ? ['patch', 'minor', 'major'] : ['patch', 'minor'];
}

/** Versions have no upper limit, so no floating-point number holds them all. */
function increment(digits: string): string {
  return String(BigInt(digits) + 1n);
}
