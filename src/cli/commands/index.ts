import type { CommandDefinition } from '../command-definition.js';
import { check } from './check.js';
import { completion } from './completion.js';
import { configView } from './config-view.js';
import { create } from './create.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { createHelp } from './help.js';
import { reviewsApprove } from './reviews-approve.js';
import { reviewsEdit } from './reviews-edit.js';
import { reviewsList } from './reviews-list.js';
import { reviewsReject } from './reviews-reject.js';
import { reviewsShow } from './reviews-show.js';
import { runsCancel } from './runs-cancel.js';
import { runsList } from './runs-list.js';
import { runsResume } from './runs-resume.js';
import { runsShow } from './runs-show.js';

/** Every command, in the order help shows them. */
export const COMMANDS: readonly CommandDefinition[] = [
  create,
  check,
  explain,
  runsList,
  runsShow,
  runsResume,
  runsCancel,
  reviewsList,
  reviewsShow,
  reviewsApprove,
  reviewsEdit,
  reviewsReject,
  doctor,
  configView,
  completion,
  createHelp(() => ({ commands: COMMANDS, groups: COMMAND_GROUPS })),
];

/** Words that only group commands. */
export const COMMAND_GROUPS: Readonly<Record<string, string>> = {
  runs: 'what was started: list, look, go on, cancel',
  reviews: 'what waits for a person: list, look, decide',
  config: 'settings',
};
