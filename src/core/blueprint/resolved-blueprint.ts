import { z } from 'zod';
import { Provenance } from './provenance.js';
import { Blueprint } from './schema/blueprint.js';

/** A complete Blueprint and where each of its leaves comes from. The input of every compiler. */
export const ResolvedBlueprint = z.strictObject({ blueprint: Blueprint, provenance: Provenance });
export type ResolvedBlueprint = z.infer<typeof ResolvedBlueprint>;
