import { expect, it } from 'vitest';
import { SEVERITIES } from '../core/checks/finding.js';
import { EXIT_CODE } from '../core/errors/catalog.js';
import { MODES } from '../contract/chart-run.js';
import { PHASES } from '../contract/run-event.js';
import { EXIT_CODE_MEANINGS } from './exit-codes.js';
import { MODE_NAMES } from './modes.js';
import { PHASE_LABELS } from './phase-labels.js';
import { SEVERITY_NAMES } from './severities.js';

it('pins the documented exit codes', () => {
  expect(EXIT_CODE_MEANINGS.map(({ code }) => code)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 69, 70, 124, 130, 143]);
});

it('explains every exit code that an error can have', () => {
  const explained = new Set(EXIT_CODE_MEANINGS.map(({ code }) => code));
  expect(Object.values(EXIT_CODE).filter((code) => !explained.has(code))).toEqual([]);
});

it('holds the same modes, severities and phases as the contract, in its order', () => {
  expect(MODE_NAMES).toEqual(MODES);
  expect(SEVERITY_NAMES).toEqual(SEVERITIES);
  expect(Object.keys(PHASE_LABELS)).toEqual(PHASES);
});
