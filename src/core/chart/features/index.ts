import type { ChartFeature } from '../chart-feature.js';
import { accessFeature } from './access/access.js';
import { autoscalingFeature } from './autoscaling/autoscaling.js';
import { chartMetadataFeature } from './chart-metadata/chart-metadata.js';
import { configFilesFeature } from './config-files/config-files.js';
import { deploymentFeature } from './deployment/deployment.js';
import { disruptionBudgetFeature } from './disruption-budget/disruption-budget.js';
import { eventScalingFeature } from './event-scaling/event-scaling.js';
import { extraObjectsFeature } from './extra-objects/extra-objects.js';
import { helpersFeature } from './helpers/helpers.js';
import { httpRouteFeature } from './http-route/http-route.js';
import { ingressFeature } from './ingress/ingress.js';
import { monitoringFeature } from './monitoring/monitoring.js';
import { networkPolicyFeature } from './network-policy/network-policy.js';
import { notesFeature } from './notes/notes.js';
import { ownNamespaceFeature } from './own-namespace/own-namespace.js';
import { podFeature } from './pod/pod.js';
import { readmeFeature } from './readme/readme.js';
import { schemaFeature } from './schema/schema.js';
import { secretsFeature } from './secrets/secrets.js';
import { serviceAccountFeature } from './service-account/service-account.js';
import { serviceFeature } from './service/service.js';
import { telemetryFeature } from './telemetry/telemetry.js';
import { testHookFeature } from './test-hook/test-hook.js';
import { unitTestsFeature } from './unit-tests/unit-tests.js';
import { valuesFeature } from './values/values.js';
import { verticalScalingFeature } from './vertical-scaling/vertical-scaling.js';

/** Every capability of generated charts. The order decides the order of values, of what fills a slot and of documentation. */
export const CHART_FEATURES: readonly ChartFeature[] = [
  helpersFeature,
  ownNamespaceFeature,
  podFeature,
  deploymentFeature,
  autoscalingFeature,
  eventScalingFeature,
  verticalScalingFeature,
  disruptionBudgetFeature,
  configFilesFeature,
  secretsFeature,
  serviceAccountFeature,
  accessFeature,
  serviceFeature,
  ingressFeature,
  httpRouteFeature,
  networkPolicyFeature,
  monitoringFeature,
  telemetryFeature,
  testHookFeature,
  extraObjectsFeature,
  notesFeature,
  valuesFeature,
  schemaFeature,
  unitTestsFeature,
  readmeFeature,
  chartMetadataFeature,
];
