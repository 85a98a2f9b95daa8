/** Words that decide something and that people mistype. Only unknown words near one of them are corrected. */
const VOCABULARY: readonly string[] = [
  'replica',
  'replicas',
  'instances',
  'postgres',
  'postgresql',
  'django',
  'flask',
  'fastapi',
  'express',
  'laravel',
  'quarkus',
  'micronaut',
  'phoenix',
  'spring',
  'python',
  'redis',
  'kafka',
  'mongodb',
  'mongo',
  'rabbitmq',
  'memcached',
  'elasticsearch',
  'mysql',
  'mariadb',
  'nginx',
  'ingress',
  'gateway',
  'memory',
  'image',
  'service',
  'namespace',
  'environment',
  'production',
  'staging',
  'development',
  'autoscale',
  'autoscaling',
  'autoscaler',
  'container',
  'liveness',
  'readiness',
  'deploy',
  'deployment',
  'kubernetes',
  'certificate',
  'password',
  'secret',
  'database',
  'limits',
  'requests',
  'without',
  'statefulset',
  'daemonset',
  'cronjob',
];

/** Short words: only two neighbours may have changed places, anything else would be another word. */
const SHORT: readonly string[] = ['port', 'with', 'host', 'pods', 'tls'];

const KNOWN = new Set(VOCABULARY);

/** Ordinary words that lie near the vocabulary and mean something else. */
const ORDINARY = new Set(
  (
    'services images deploys deployed deploying deployments secrets databases limit limited request requested ' +
    'instance replicate replicated replication expressed expresses spring sprint string strings sprung springs ' +
    'passwords containers contains contained environments namespaces gateways memories certificates certified ' +
    'imagine imaged served serves server servers serving dataset producing productions stating station pythons ' +
    'metric metrics within express reduce radius kernel monitor monitoring listing lists lights ' +
    'minutes flash flasks clask image manage managed garage ingest progress impress egress networks readings likeness ' +
    'business wellness witness harness fitness happiness lateness'
  ).split(' '),
);

const WORD = /^[a-zß-öø-ÿ]{4,20}$/;

/** Corrects one lower-case word towards the vocabulary, or returns it unchanged. */
export function correctSpelling(word: string): string {
  if (!WORD.test(word) || KNOWN.has(word) || ORDINARY.has(word)) return word;
  for (const candidate of VOCABULARY) if (isNear(word, candidate)) return candidate;
  for (const candidate of SHORT) if (isSwapped(word, candidate)) return candidate;
  return word;
}

/** One slip for words of five letters, two from nine; the first letter must be right. */
function isNear(word: string, candidate: string): boolean {
  if (word.charAt(0) !== candidate.charAt(0) || candidate.length < 5) return false;
  const allowed = candidate.length >= 9 ? 2 : 1;
  if (Math.abs(word.length - candidate.length) > allowed) return false;
  return editDistance(word, candidate) <= allowed;
}

/** True for two neighbouring letters in each other's place, the first letter being right. */
function isSwapped(word: string, candidate: string): boolean {
  if (word.length !== candidate.length || word.charAt(0) !== candidate.charAt(0)) return false;
  return (
    word !== candidate && editDistance(word, candidate) === 1 && sortLetters(word) === sortLetters(candidate)
  );
}

function sortLetters(word: string): string {
  return Array.from(word).sort().join('');
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. */
export function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          cell(last, column) + 1,
          cell(current, column - 1) + 1,
          cell(last, column - 1) + cost,
          swapped && row > 1 ? cell(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return cell(last, right.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
