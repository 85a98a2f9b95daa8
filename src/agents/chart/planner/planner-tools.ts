import { z } from 'zod';
import { formatPointer } from '../../../core/blueprint/json-pointer.js';
import type { Component } from '../../../core/blueprint/schema/component.js';
import type { Knowledge } from '../../../core/intake/knowledge.js';
import type { JsonObject, JsonValue } from '../../../core/ports/json.js';
import type { AgentName } from '../../model/agent-name.js';
import type { AgentSession } from '../session/agent-session.js';
import { defineTool, type AgentTool } from '../session/define-tool.js';
import { describeArchitecture } from '../workbench/describe-architecture.js';

/** A value a model wants at a place of the Blueprint. */
const Proposal = z.object({
  pointer: z.string().startsWith('/').describe('JSON pointer into the Blueprint'),
  value: z.json(),
});

const Quantities = z.object({ cpu: z.string().optional(), memory: z.string().optional() });

/** A parsed {@link Proposal}. */
interface WantedValue {
  readonly pointer: string;
  readonly value: JsonValue;
}

/** Tries each proposal on the draft and tells what became of it. */
function proposeAll(session: AgentSession, agent: AgentName, proposals: readonly WantedValue[]): JsonValue {
  return proposals.map(({ pointer, value }) => ({ pointer, ...session.propose(agent, pointer, value) }));
}

/** Who calls, on what. */
interface PlannerToolScope {
  readonly session: AgentSession;
  readonly agent: AgentName;
  readonly knowledge: Knowledge;
}

/** The five tools of the planner, bound to one agent. */
export function createPlannerTools(
  session: AgentSession,
  agent: AgentName,
  knowledge: Knowledge,
): Readonly<Record<PlannerTool, AgentTool>> {
  const scope = { session, agent, knowledge };
  return {
    analyze_application_requirements: createAnalysisTool(scope),
    design_kubernetes_architecture: createDesignTool(scope),
    estimate_resources: createResourcesTool(scope),
    define_scaling_strategy: createScalingTool(scope),
    check_dependencies: createDependenciesTool(scope),
  };
}

function createAnalysisTool({ session, agent, knowledge }: PlannerToolScope): AgentTool {
  return defineTool(session, agent, {
    name: 'analyze_application_requirements',
    description: 'What each component is and needs: archetype, ports, probes, shutdown, writable paths.',
    schema: z.object({}),
    run: () => mapComponents(session, (component) => analyzeComponent(component, knowledge)),
  });
}

function createDesignTool({ session, agent }: PlannerToolScope): AgentTool {
  return defineTool(session, agent, {
    name: 'design_kubernetes_architecture',
    description:
      'The Kubernetes objects the chart will hold, with reasons. May propose changes to the Blueprint.',
    schema: z.object({ changes: z.array(Proposal).optional() }),
    run: ({ changes = [] }) => ({
      proposals: proposeAll(session, agent, changes),
      resources: describeArchitecture(session.draft.blueprint).map((resource) => ({ ...resource })),
    }),
  });
}

function createResourcesTool({ session, agent }: PlannerToolScope): AgentTool {
  return defineTool(session, agent, {
    name: 'estimate_resources',
    description: 'CPU and memory per component and environment. May propose requests and limits.',
    schema: z.object({
      component: z.string().optional(),
      environment: z.string().optional(),
      requests: Quantities.optional(),
      limits: Quantities.optional(),
    }),
    run: ({ component, environment, requests, limits }) => ({
      proposals: proposeAll(session, agent, [
        ...proposalAt({ component, environment }, 'resources/requests', requests),
        ...proposalAt({ component, environment }, 'resources/limits', limits),
      ]),
      components: mapComponents(session, ({ resources }, name) => ({
        base: { requests: { ...resources.requests }, limits: compact(resources.limits) },
        environments: mapEnvironments(session, name, 'resources'),
      })),
    }),
  });
}

function createScalingTool({ session, agent }: PlannerToolScope): AgentTool {
  return defineTool(session, agent, {
    name: 'define_scaling_strategy',
    description: 'Replicas and autoscaling per component and environment. May propose a replica range.',
    schema: z.object({
      component: z.string().optional(),
      environment: z.string().optional(),
      minReplicas: z.int().min(1).optional(),
      maxReplicas: z.int().min(1).optional(),
      targetCpuPercent: z.int().min(1).max(100).optional(),
    }),
    run: ({ component, environment, ...range }) => ({
      proposals: proposeAll(
        session,
        agent,
        proposalAt({ component, environment }, scalingPath(environment), range),
      ),
      components: mapComponents(session, ({ scaling }, name) => ({
        base: { replicas: scaling.replicas, autoscaling: compact(scaling.autoscaling ?? { enabled: false }) },
        environments: mapEnvironments(session, name, 'autoscaling'),
      })),
    }),
  });
}

function createDependenciesTool({ session, agent }: PlannerToolScope): AgentTool {
  return defineTool(session, agent, {
    name: 'check_dependencies',
    description:
      'Data stores and brokers the components use, how they are reached, and which connections are open.',
    schema: z.object({}),
    run: () => {
      const { dependencies, connections } = session.draft.blueprint;
      return {
        dependencies: Object.entries(dependencies).map(([name, dependency]) => ({
          name,
          ...compact(dependency),
        })),
        connections: Object.values(connections).map((connection) => ({ ...connection })),
      };
    },
  });
}

/** Names of the planner's tools. */
export type PlannerTool =
  | 'analyze_application_requirements'
  | 'design_kubernetes_architecture'
  | 'estimate_resources'
  | 'define_scaling_strategy'
  | 'check_dependencies';

function analyzeComponent(component: Component, knowledge: Knowledge): JsonObject {
  const archetype = knowledge.archetypes.find(({ id }) => id === component.archetype);
  return {
    archetype: component.archetype,
    title: archetype?.title ?? component.archetype,
    workload: component.workload,
    stateless: true,
    ports: Object.entries(component.ports).map(([name, port]) => ({ name, ...compact(port) })),
    probes: Object.keys(component.probes).filter((kind) => kind !== 'without'),
    drainSeconds: component.shutdown.drainSeconds,
    writablePaths: [...component.writablePaths],
    secrets: Object.keys(component.secrets),
  };
}

function mapComponents(
  session: AgentSession,
  describe: (component: Component, name: string) => JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(session.draft.blueprint.components).map(([name, component]) => [
      name,
      describe(component, name),
    ]),
  );
}

function mapEnvironments(
  session: AgentSession,
  component: string,
  part: 'resources' | 'autoscaling',
): JsonObject {
  return Object.fromEntries(
    Object.entries(session.draft.blueprint.environments).map(([name, environment]) => [
      name,
      compact(environment.components[component]?.[part] ?? {}),
    ]),
  );
}

function scalingPath(environment: string | undefined): string {
  return environment === undefined ? 'scaling/autoscaling' : 'autoscaling';
}

/** A proposal for each given value of a part of a component, in the base or in an environment. */
function proposalAt(
  {
    component,
    environment,
  }: { readonly component?: string | undefined; readonly environment?: string | undefined },
  path: string,
  value: object | undefined,
): readonly WantedValue[] {
  if (component === undefined || value === undefined) return [];
  const root =
    environment === undefined
      ? ['components', component]
      : ['environments', environment, 'components', component];
  const pointer = formatPointer(...root, ...path.split('/'));
  return Object.entries(compact(value)).map(([key, leaf]) => ({
    pointer: pointer + formatPointer(key),
    value: leaf,
  }));
}

/** A JSON copy without undefined members. */
export function compact(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
