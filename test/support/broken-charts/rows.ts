import { OPERABILITY, REFERENCES, RELIABILITY, VALUES } from './practice-rows.js';
import type { Row } from './row.js';
import { IMAGES, NETWORK, POD_SECURITY, RBAC, SECRETS } from './security-rows.js';

/** Rules that look at more than one rendering and the files have tests of their own. */
export const COMPARING = [
  'operability/immutable-fields',
  'operability/release-names',
  'references/vendored-subcharts',
];

/** Every way, by group of rules. */
export const ROWS: readonly Row[] = [
  ...POD_SECURITY,
  ...SECRETS,
  ...RBAC,
  ...IMAGES,
  ...NETWORK,
  ...REFERENCES,
  ...RELIABILITY,
  ...OPERABILITY,
  ...VALUES,
];
