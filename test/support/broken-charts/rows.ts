import { OPERABILITY, REFERENCES, RELIABILITY, VALUES } from './practice-rows.js';
import type { Row } from './row.js';
import { IMAGES, NETWORK, POD_SECURITY, RBAC, SECRETS } from './security-rows.js';

/** The one rule that compares two renderings has a test of its own. */
export const COMPARING = ['operability/immutable-fields', 'operability/release-names'];

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
