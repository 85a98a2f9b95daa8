import type { Knowledge } from '../core/intake/knowledge.js';
import { ARCHETYPES } from './archetypes.js';
import { DATA_STORES } from './data-stores.js';

/** All the product knows about the world. Change `version` with every change of a value; charts record it. */
export const KNOWLEDGE: Knowledge = {
  version: '2026-11-29.3',
  archetypes: ARCHETYPES,
  dataStores: DATA_STORES,
};
