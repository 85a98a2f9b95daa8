import { callTool, followScript, type Playbook } from '../../model/playbook.js';
import { readFindingIds } from '../validator/validator-playbook.js';

/** Scans everything once, by group for the report; proposes repairs when there are findings. */
export const securityPlaybook: Playbook = followScript(
  {
    calls: [
      callTool('detect_hardcoded_secrets'),
      callTool('validate_rbac'),
      callTool('check_pod_security'),
      callTool('scan_network_policies'),
      callTool('check_image_security'),
      callTool('suggest_security_fixes'),
    ],
  },
  (messages) => {
    const ids = readFindingIds(messages, 'suggest_security_fixes');
    return ids.length > 0
      ? { calls: [callTool('suggest_security_fixes', { ids })] }
      : { say: 'Nothing to repair.' };
  },
  { say: 'Repairs are noted in the draft.' },
);
