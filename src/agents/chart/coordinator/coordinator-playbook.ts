import { callTool, followScript, type Playbook } from '../../model/playbook.js';

/** Looks at what was read, classifies it, and checks that nothing is missing. */
export const coordinatorPlaybook: Playbook = followScript(
  {
    calls: [
      callTool('parse_requirements'),
      callTool('classify_complexity'),
      callTool('validate_requirements'),
    ],
  },
  { say: 'The requirements are read and checked.' },
);
