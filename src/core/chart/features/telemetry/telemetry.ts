import type { Telemetry } from '../../../blueprint/schema/observability.js';
import type { ChartFeature, SlotFill, UnitTest, ValueSetting } from '../../chart-feature.js';
import type { ChartPlan, ComponentPlan } from '../../chart-plan.js';
import { defineSection, type ValueDefinition } from '../../value-definition.js';
import { BOOLEAN, OBJECT_LIST, oneOf, pattern } from '../../value-schemas.js';
import { TELEMETRY_VARIABLES } from './telemetry-variables.js';

const observability = defineSection('Observability');
const network = defineSection('Network policy');

/** OpenTelemetry: the variables its SDKs read, and the way to the collector, where the Blueprint asks for it. */
export const telemetryFeature: ChartFeature = {
  name: 'telemetry',
  forComponent: (component, plan) => {
    const { telemetry } = component.component;
    return telemetry === undefined
      ? {}
      : {
          values: values(component, plan, telemetry),
          fills: fills(component),
          suites: [
            { template: component.workload.file, tests: variableTests(component) },
            ...(component.component.networkPolicy.enabled
              ? [{ template: 'networkpolicy.yaml', tests: networkTests() }]
              : []),
          ],
        };
  },
};

/** @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
function values(
  component: ComponentPlan,
  { chartName }: ChartPlan,
  telemetry: Telemetry,
): readonly ValueDefinition[] {
  return [
    observability('telemetry.enabled', 'Sets the variables that OpenTelemetry reads.', BOOLEAN, {
      value: true,
      isSwitch: true,
    }),
    observability(
      'telemetry.serviceName',
      'Name of the service in traces, metrics and logs.',
      pattern('^[^\\s"]+$'),
      { value: component.section === undefined ? chartName : `${chartName}-${component.name}` },
    ),
    observability('telemetry.endpoint', 'Address of the collector.', pattern('^https?://[^\\s"]+$'), {
      value: telemetry.endpoint,
    }),
    observability(
      'telemetry.protocol',
      'How data is sent: grpc or http/protobuf.',
      oneOf('grpc', 'http/protobuf'),
      {
        value: telemetry.protocol,
      },
    ),
    observability(
      'telemetry.resourceAttributes',
      'Further attributes of everything that is sent, for example deployment.environment.name.',
      {
        type: 'object',
        additionalProperties: false,
        patternProperties: { '^[A-Za-z_][A-Za-z0-9_.-]*$': { type: 'string' } },
      },
      { value: {}, example: { 'deployment.environment.name': 'test' } },
    ),
    ...(component.component.networkPolicy.enabled
      ? [
          network(
            'networkPolicy.collectorTo',
            'Where the collector runs, as NetworkPolicy peers; empty: anywhere but the metadata service.',
            OBJECT_LIST,
            { value: [], example: [COLLECTOR] },
          ),
        ]
      : []),
  ];
}

const COLLECTOR = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } },
} as const;

function fills({ component }: ComponentPlan): readonly SlotFill[] {
  return [
    { slot: 'env', text: 'telemetry/env.tpl' },
    { slot: 'helpers', text: 'telemetry/named-templates.tpl' },
    {
      slot: 'validations',
      text: 'telemetry/validations.tpl',
      variables: { names: TELEMETRY_VARIABLES.map((name) => JSON.stringify(name)).join(' ') },
    },
    ...(component.networkPolicy.enabled
      ? [{ slot: 'network-policy-egress', text: 'telemetry/to-collector.tpl' } as const]
      : []),
  ];
}

function variableTests({ workload, section }: ComponentPlan): readonly UnitTest[] {
  const env = `${workload.container}.env`;
  const path = section === undefined ? '' : `${section}\\.`;
  return [
    {
      it: 'tells OpenTelemetry who it is and where to send',
      set: [
        { path: ['telemetry', 'serviceName'], value: 'given-service' },
        ENDPOINT,
        { path: ['telemetry', 'resourceAttributes'], value: { team: 'a b' } },
      ],
      asserts: [
        { contains: { path: env, content: { name: 'OTEL_SERVICE_NAME', value: 'given-service' } } },
        {
          contains: {
            path: env,
            content: { name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value: 'http://collector.example.com:4999' },
          },
        },
        {
          matchRegex: {
            path: `${env}[?(@.name == "OTEL_RESOURCE_ATTRIBUTES")].value`,
            pattern: '^k8s\\.namespace\\.name=\\$\\(K8S_NAMESPACE_NAME\\),.*,team=a%20b$',
          },
        },
      ],
    },
    {
      it: 'tells OpenTelemetry to do nothing when it is switched off, and leaves its other variables to others',
      set: [OFF, { path: ['env', 'OTEL_SERVICE_NAME'], value: 'own' }],
      asserts: [
        { contains: { path: env, content: { name: 'OTEL_SDK_DISABLED', value: 'true' } } },
        { contains: { path: env, content: { name: 'OTEL_SERVICE_NAME', value: 'own' } } },
      ],
    },
    {
      it: 'refuses a variable that is set twice',
      set: [{ path: ['env', 'OTEL_SERVICE_NAME'], value: 'own' }],
      asserts: [{ failedTemplate: { errorPattern: `${path}env\\.OTEL_SERVICE_NAME is set by` } }],
    },
    {
      it: 'refuses a variable that is set twice, in the other form too',
      set: [{ path: ['extraEnv'], value: [{ name: 'OTEL_SERVICE_NAME', value: 'own' }] }],
      asserts: [{ failedTemplate: { errorPattern: `${path}extraEnv sets OTEL_SERVICE_NAME` } }],
    },
    {
      it: 'refuses to be switched off twice',
      set: [OFF, { path: ['env', 'OTEL_SDK_DISABLED'], value: 'false' }],
      asserts: [{ failedTemplate: { errorPattern: `${path}env\\.OTEL_SDK_DISABLED is set by` } }],
    },
  ];
}

const OFF: ValueSetting = { path: ['telemetry', 'enabled'], value: false };

const ENDPOINT: ValueSetting = {
  path: ['telemetry', 'endpoint'],
  value: 'http://collector.example.com:4999',
};

function networkTests(): readonly UnitTest[] {
  return [
    {
      it: 'opens the port of the collector to the given place only',
      set: [ENDPOINT, { path: ['networkPolicy', 'collectorTo'], value: [COLLECTOR] }],
      asserts: [
        {
          contains: {
            path: 'spec.egress',
            content: { to: [COLLECTOR], ports: [{ port: 4999, protocol: 'TCP' }] },
          },
        },
      ],
    },
  ];
}
