const PLAIN_VERSION = /^v?(?<line>\d+\.\d+)\.(?<patch>\d+)$/;

/**
 * Whether a version is in a range of the forms our charts declare: `~1.2.3` (patches of 1.2 from 1.2.3) or one version.
 *
 * @returns Undefined for another form of range, or a version that is no plain one (a pre-release has rules of its own).
 */
export function isInRange(version: string, range: string): boolean | undefined {
  if (version === range) return true;
  const wanted = PLAIN_VERSION.exec(range.replace(/^~/, ''))?.groups;
  const given = PLAIN_VERSION.exec(version)?.groups;
  if (wanted === undefined || given === undefined) return undefined;
  const difference = Number(given['patch']) - Number(wanted['patch']);
  return given['line'] === wanted['line'] && (range.startsWith('~') ? difference >= 0 : difference === 0);
}
