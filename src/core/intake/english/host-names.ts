import { parseHostName } from '../../units/names.js';

const FILE_ENDING =
  /\.(?:js|ts|go|rb|php|java|ya?ml|json|toml|ini|cfg|conf|config|git|env|properties|xml|sql|txt|log|pem|crt|key|jar|html?|css|lock|tpl|cnf|gz|tgz)$/;
/** Endings of files that are domains as well: `main.py` is a file, `app.example.py` a host. */
const SHORT_FILE = /^[^.]+\.(?:py|rs|sh|md|zip)$/;
const NO_HOST = /^(?:asp\.net|vb\.net|ado\.net|e\.g|i\.e|a\.k\.a)$/;

/** True for what can only be the name of a server: no file, no version, no abbreviation. */
export function isServerName(host: string): boolean {
  if (FILE_ENDING.test(host) || SHORT_FILE.test(host) || NO_HOST.test(host)) return false;
  if (!parseHostName(host).ok) return false;
  if (!/\.[a-z][a-z0-9-]*[a-z0-9]$/.test(host) || /^v?\d+(?:\.\d+)+/.test(host)) return false;
  return !/(?:kubernetes|k8s)\.io$/.test(host);
}
