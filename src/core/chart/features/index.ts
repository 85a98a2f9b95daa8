import type { ChartFeature } from '../chart-feature.js';
import { accessFeature } from './access/access.js';
import { autoscalingFeature } from './autoscaling/autoscaling.js';
import { chartMetadataFeature } from './chart-metadata/chart-metadata.js';
import { configFilesFeature } from './config-files/config-files.js';
import { dependenciesFeature } from './dependencies/dependencies.js';
import { containersFeature } from './containers/containers.js';
import { cronJobFeature } from './cron-job/cron-job.js';
import { daemonSetFeature } from './daemon-set/daemon-set.js';
import { deploymentFeature } from './deployment/deployment.js';
import { disruptionBudgetFeature } from './disruption-budget/disruption-budget.js';
import { exposureFeature } from './exposure/exposure.js';
import { eventScalingFeature } from './event-scaling/event-scaling.js';
import { extraObjectsFeature } from './extra-objects/extra-objects.js';
import { grpcRouteFeature } from './grpc-route/grpc-route.js';
import { helpersFeature } from './helpers/helpers.js';
import { httpRouteFeature } from './http-route/http-route.js';
import { ingressFeature } from './ingress/ingress.js';
import { jobFeature } from './job/job.js';
import { meshFeature } from './mesh/mesh.js';
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
import { singlePodFeature } from './single-pod/single-pod.js';
import { statefulSetFeature } from './stateful-set/stateful-set.js';
import { telemetryFeature } from './telemetry/telemetry.js';
import { testHookFeature } from './test-hook/test-hook.js';
import { traefikFeature } from './traefik/traefik.js';
import { unitTestsFeature } from './unit-tests/unit-tests.js';
import { valuesFeature } from './values/values.js';
import { volumesFeature } from './volumes/volumes.js';
import { virtualServiceFeature } from './virtual-service/virtual-service.js';
import { verticalScalingFeature } from './vertical-scaling/vertical-scaling.js';

/** Every capability of generated charts. The order decides the order of values, of what fills a slot and of documentation. */
export const CHART_FEATURES: readonly ChartFeature[] = [
  helpersFeature,
  ownNamespaceFeature,
  podFeature,
  deploymentFeature,
  statefulSetFeature,
  singlePodFeature,
  daemonSetFeature,
  jobFeature,
  cronJobFeature,
  autoscalingFeature,
  eventScalingFeature,
  verticalScalingFeature,
  disruptionBudgetFeature,
  configFilesFeature,
  volumesFeature,
  secretsFeature,
  dependenciesFeature,
  containersFeature,
  serviceAccountFeature,
  accessFeature,
  serviceFeature,
  exposureFeature,
  ingressFeature,
  httpRouteFeature,
  grpcRouteFeature,
  traefikFeature,
  virtualServiceFeature,
  networkPolicyFeature,
  meshFeature,
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
