/** Layer table: one row per folder; a folder may import itself and the listed folders only. */
const MAY_IMPORT = {
  core: [],
  contract: ['core'],
  knowledge: ['core'],
  agents: ['core', 'knowledge', 'contract'],
  adapters: ['core', 'contract'],
  app: ['core', 'contract', 'knowledge', 'agents', 'adapters'],
  cli: ['core', 'contract', 'app'],
};

/** npm packages a layer may use; a layer that is absent here may use any runtime dependency. */
const MAY_USE_NPM = {
  core: ['zod', 'js-yaml', 'yaml', 'semver', '@noble/hashes'],
  contract: ['zod'],
  knowledge: [],
  agents: ['@langchain/core', '@langchain/langgraph', 'langchain', 'deepagents', 'zod'],
  cli: ['commander', '@bomb.sh/tab', '@clack/prompts', 'picocolors', 'zod', 'js-yaml'],
};

const layerRules = Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  severity: 'error',
  comment: `src/${layer} may import only: ${[layer, ...allowed].join(', ')}. See docs/architecture.md#layers.`,
  from: { path: `^src/${layer}/`, pathNot: '[.]test[.]ts$' },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...allowed].join('|')})/` },
}));

const npmRules = Object.entries(MAY_USE_NPM).map(([layer, packages]) => ({
  name: `npm-${layer}`,
  severity: 'error',
  comment: `src/${layer} may use only these npm packages: ${packages.join(', ') || 'none'}.`,
  from: { path: `^src/${layer}/`, pathNot: '[.]test[.]ts$' },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
    pathNot: packages.length ? `node_modules/(@types/)?(${packages.join('|')})/` : '^$',
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...npmRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '(main|[.]test|[.]d)[.]ts$' },
      to: {},
    },
    {
      name: 'no-builtins-in-pure-layers',
      severity: 'error',
      comment: 'core, contract, knowledge and agents do no I/O: add a port in core/ports and an adapter.',
      from: { path: '^src/(core|contract|knowledge|agents)/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-tests-from-sources',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(test|bench|scripts)/|[.]test[.]ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
