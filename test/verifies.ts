import { test } from 'vitest';
import { REQUIREMENTS, type Requirement, type RequirementId } from './requirements.js';

/**
 * Registers a test that proves one requirement. A typo in the id does not compile.
 *
 * @param timeoutMs - For tests that start many processes.
 */
export function verifies(id: RequirementId, body: () => void | Promise<void>, timeoutMs?: number): void {
  const requirement: Requirement = REQUIREMENTS[id];
  test(`${id}: ${requirement.behaviour}`, body, timeoutMs);
}
