/** One promise the product makes. Pure data; tests cite the id, the README links to it. */
export interface Requirement {
  readonly behaviour: string;
  /** Who asks for it: a section of our own documents, or an outside rule. */
  readonly source: string;
  /** A test elsewhere that proves it: file and the title it must contain. Absent: a test calls `verifies` with the id. */
  readonly proof?: { readonly file: string; readonly title: string };
}

/** Every promise, by id. Ids are stable: the README and the change log link to them. */
export const REQUIREMENTS = {
  'setup:bootstrap': {
    behaviour: 'A fresh clone installs and builds itself once, with nothing but Node and npm.',
    source: 'docs/adr/2026-11-21-cli-and-start-up.md',
  },
  'cli:first-command': {
    behaviour: 'The first command of the README writes a checked chart and its package.',
    source: 'README.md',
  },
  'cli:lazy-start': {
    behaviour: 'Commands that need neither graph, database nor engine load none of them.',
    source: 'docs/adr/2026-11-21-cli-and-start-up.md',
  },
  'cli:machine-output': {
    behaviour: 'With -o json stdout is the payload and matches the published schema.',
    source: 'https://clig.dev/#output',
  },
  'cli:event-stream': {
    behaviour: 'With -o ndjson stdout is a version line, then typed events, then the result.',
    source: 'https://developer.hashicorp.com/terraform/internals/machine-readable-ui',
  },
  'cli:exit-codes': {
    behaviour: 'Every exit code has one documented meaning.',
    source: 'docs/errors.md',
  },
  'cli:detach': {
    behaviour: 'Ctrl-C leaves a run that the printed command finishes.',
    source: 'https://clig.dev/#robustness-guidelines',
  },
  'cli:color': {
    behaviour:
      'NO_COLOR, FORCE_COLOR, TERM=dumb and --color decide about colour, on a terminal and on a pipe.',
    source: 'https://no-color.org',
  },
  'cli:nothing-half-written': {
    behaviour: 'A command that fails leaves the output directory as it was.',
    source: 'https://clig.dev/#robustness-guidelines',
  },
  'chart:lint-strict': {
    behaviour: 'A generated chart passes helm lint --strict with the values of every environment.',
    source: 'https://helm.sh/docs/helm/helm_lint/',
  },
  'chart:strict-schema': {
    behaviour: 'Every object of a generated chart validates strictly on every supported Kubernetes version.',
    source: 'https://github.com/yannh/kubeconform#usage',
  },
  'chart:unit-tests': {
    behaviour: 'A generated chart passes its own helm-unittest suites.',
    source: 'https://github.com/helm-unittest/helm-unittest',
  },
  'chart:closed-values': {
    behaviour: 'A misspelt or mistyped value of a generated chart is refused.',
    source: 'https://helm.sh/docs/topics/charts/#schema-files',
  },
  'chart:quiet-checks': {
    behaviour: 'Our own rules about files have nothing to say about our charts.',
    source: 'docs/adr/2026-11-21-checks-and-repairs.md',
    proof: { file: 'src/core/checks/golden-charts.test.ts', title: 'have nothing to say about our chart %s' },
  },
  'chart:random-applications': {
    behaviour: 'Charts of random applications lint, render, validate, test and coexist, whatever they hold.',
    source: 'docs/adr/2026-11-21-chart-compiler.md',
    proof: {
      file: 'test/properties/application-charts.test.ts',
      title: 'are sound in every way that we can tell',
    },
  },
  'blueprint:typos': {
    behaviour: 'An unknown key of a Blueprint is refused with its place and a suggestion.',
    source: 'docs/adr/2026-11-21-blueprint.md',
    proof: {
      file: 'src/core/blueprint/yaml/parse-intent.test.ts',
      title: 'rejects an unknown key with its place and the nearest known name',
    },
  },
  'gates:modes': {
    behaviour: 'Each gate opens in exactly the modes of the documented table.',
    source: 'docs/architecture.md#gates',
    proof: { file: 'src/agents/chart/gates/decide-gate.test.ts', title: '%s in %s mode gives %s' },
  },
  'agents:no-weakening': {
    behaviour: 'A model cannot weaken a security field.',
    source: 'docs/architecture.md',
    proof: { file: 'src/core/checks/security-weakening.test.ts', title: 'refuses %s from %j to %j' },
  },
  'runs:one-decision-wins': {
    behaviour: 'Of two decisions on one review, made by two processes at once, exactly one wins.',
    source: 'docs/adr/2026-11-21-run-core-on-postgres-and-pglite.md',
    proof: {
      file: 'test/fault/store-postgres.test.ts',
      title: 'lets exactly one of two processes decide a review',
    },
  },
  'runs:node-behind-gate-runs-once': {
    behaviour:
      'Of two processes that approve and reject one review at once, one wins, and the node behind the gate runs once.',
    source: 'docs/architecture.md#runs',
  },
  'engine:contract': {
    behaviour: 'The built-in Helm and a helm binary answer alike.',
    source: 'docs/architecture.md',
    proof: { file: 'test/contract/helm-engine-implementations.test.ts', title: 'the WebAssembly engine' },
  },
  'determinism:same-bytes': {
    behaviour:
      'The same request gives the same bytes, package included, whatever HOME, directory, TZ, LANG and umask are.',
    source: 'https://reproducible-builds.org/docs/definition/',
  },
  'secrets:never-in-clear': {
    behaviour: 'A secret in a request is in no file, output, event or checkpoint.',
    source: 'https://owasp.org/www-project-top-ten/',
  },
  'secrets:reference-and-note': {
    behaviour: 'A secret in a request becomes a reference to a Secret and a note to the user.',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
  },
  'runs:questions': {
    behaviour:
      'A missing essential fact is asked for: exit code 3, questions, and the command that answers them.',
    source: 'docs/architecture.md',
  },
  'runs:reviews': {
    behaviour: 'In manual mode nothing is written before a person approves.',
    source: 'docs/architecture.md',
  },
  'runs:shared-directory': {
    behaviour:
      'Commands that share one data directory wait for each other or are refused with the owner; no run is lost.',
    source: 'docs/architecture.md',
  },
  'runs:kill-resume-embedded': {
    behaviour:
      'A run killed at any moment finishes after resume, with no side effect twice, on the embedded database.',
    source: 'docs/architecture.md',
  },
  'runs:kill-resume-postgres': {
    behaviour: 'A run killed at any moment finishes after resume, with no side effect twice, on Postgres.',
    source: 'docs/architecture.md',
  },
} as const satisfies Record<string, Requirement>;

/** An id of {@link REQUIREMENTS}. */
export type RequirementId = keyof typeof REQUIREMENTS;
