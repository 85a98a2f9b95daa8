import type { Phase } from '../contract/run-event.js';

/** What people read for each phase, in the order a run meets them. A missing or unknown phase does not compile. */
export const PHASE_LABELS: Readonly<Record<Phase, string>> = {
  coordinator: 'read the request',
  planner: 'plan the chart',
  template: 'generate files',
  validator: 'lint, render, validate',
  security: 'scan security',
  optimizer: 'check sizing and availability',
  review: 'review',
  write_files: 'write files',
  package: 'package',
  finalize: 'sum up',
};
