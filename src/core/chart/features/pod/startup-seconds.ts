import type { Component } from '../../../blueprint/schema/component.js';

/** Longest time in seconds that a pod may take until it has started; 0 where nothing is asked. */
export function startupSeconds({ probes: { startup } }: Component): number {
  return startup === undefined ? 0 : startup.periodSeconds * startup.failureThreshold;
}
