/** Source of a pattern for an amount of storage: number and unit, each a group. */
export const SIZE = '(\\d+(?:\\.\\d+)?)[ -]?(ti|tib|tb|gi|gib|gb|g|gigs?|gigabytes?|mi|mib|mb|megs?)';

/** An amount of storage. */
export const SIZED = new RegExp(SIZE);
