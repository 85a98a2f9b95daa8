import { z } from 'zod';
import { formatPointer } from '../../../core/blueprint/json-pointer.js';
import type { ChartFiles } from '../../../core/chart/chart-files.js';
import type { JsonObject } from '../../../core/ports/json.js';
import type { AgentName } from '../../model/agent-name.js';
import type { AgentSession } from '../session/agent-session.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';

/** One part of a chart that a tool previews and, where the Blueprint has a switch for it, turns on or off. */
export interface FeatureTool {
  readonly name: string;
  readonly description: string;
  /** Files of the compiled chart that belong to it. */
  readonly files: RegExp;
  /** Path of the switch below a component of the Blueprint. */
  readonly switch?: readonly string[];
}

/** The generate tools of the template swarm. */
export const FEATURE_TOOLS = {
  generate_helpers: { description: 'Named templates for names and labels.', files: /_helpers\.tpl$/ },
  generate_workload: { description: 'The Deployment of each component.', files: /\/deployment[^/]*\.yaml$/ },
  generate_service: { description: 'The Service of each component.', files: /\/service\.yaml$/ },
  generate_ingress: {
    description: 'The Ingress of each public host.',
    files: /\/ingress(?!-route)[^/]*\.yaml$/,
  },
  generate_ingressroute: {
    description: 'The routes of Traefik, with their Middlewares, weights and TLS options.',
    files: /\/ingress-route[^/]*\.yaml$/,
  },
  generate_virtualservice: {
    description: 'The VirtualService of each public host.',
    files: /\/virtual-service[^/]*\.yaml$/,
  },
  generate_httproute: {
    description: 'The HTTPRoute or GRPCRoute of each public host.',
    files: /\/(?:http|grpc)-?route[^/]*\.yaml$/,
  },
  generate_configmap: { description: 'Configuration files in ConfigMaps.', files: /\/config[^/]*\.yaml$/ },
  generate_secret: {
    description: 'Secrets and ExternalSecrets.',
    files: /\/(?:external-?)?secret[^/]*\.yaml$/,
  },
  generate_hpa: {
    description: 'The HorizontalPodAutoscaler of each component.',
    files: /\/(?:hpa|horizontal|autoscal)[^/]*\.yaml$/,
    switch: ['scaling', 'autoscaling', 'enabled'],
  },
  generate_pdb: {
    description: 'The PodDisruptionBudget of each component.',
    files: /\/(?:pdb|pod-?disruption|disruption)[^/]*\.yaml$/,
    switch: ['disruption', 'enabled'],
  },
  generate_network_policy: {
    description: 'The NetworkPolicy of each component.',
    files: /\/network-?policy[^/]*\.yaml$/,
    switch: ['networkPolicy', 'enabled'],
  },
  generate_service_account: {
    description: 'The ServiceAccount of each component.',
    files: /\/service-?account[^/]*\.yaml$/,
    switch: ['serviceAccount', 'create'],
  },
  generate_values: {
    description: 'values.yaml and one values file per environment.',
    files: /^values[^/]*\.yaml$/,
  },
  generate_values_schema: {
    description: 'The closed schema of the values.',
    files: /^values\.schema\.json$/,
  },
  generate_readme: { description: 'README.md.', files: /^README\.md$/ },
  generate_notes: { description: 'NOTES.txt, shown after an installation.', files: /NOTES\.txt$/ },
  generate_tests: { description: 'helm-unittest suites and the test hook.', files: /(?:^|\/)tests\// },
} as const satisfies Record<string, Omit<FeatureTool, 'name'>>;

/** Name of one of {@link FEATURE_TOOLS}. */
export type FeatureToolName = keyof typeof FEATURE_TOOLS;

/**
 * Binds a generate tool. It shows which files the Blueprint gives for its part; with `enabled` it proposes the switch.
 * The files themselves follow from the Blueprint alone, so calling it, or not, changes no byte.
 *
 * @param compile - Compiles the draft; memoised by the caller.
 */
export function createFeatureTool(
  session: AgentSession,
  agent: AgentName,
  name: FeatureToolName,
  compile: () => ChartFiles,
): AgentTool {
  const feature: Omit<FeatureTool, 'name'> = FEATURE_TOOLS[name];
  const path = feature.switch;
  const base = { name, description: feature.description };
  if (path === undefined)
    return defineTool(session, agent, {
      ...base,
      schema: z.object({}),
      run: () => ({ files: listFiles(compile(), feature.files) }),
    });
  return defineTool(session, agent, {
    ...base,
    schema: z.object({ component: z.string().optional(), enabled: z.boolean().optional() }),
    run: ({ component, enabled }) => {
      const pointer = formatPointer('components', component ?? '', ...path);
      const proposal =
        component === undefined || enabled === undefined
          ? {}
          : { proposal: { ...session.propose(agent, pointer, enabled) } };
      return { ...proposal, files: listFiles(compile(), feature.files) };
    },
  });
}

function listFiles(files: ChartFiles, pattern: RegExp): JsonObject[] {
  return [...files]
    .filter(([path]) => pattern.test(path))
    .map(([path, content]) => ({
      path,
      lines: typeof content === 'string' ? content.split('\n').length - 1 : 0,
    }));
}
