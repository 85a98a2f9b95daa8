import type { Recogniser } from '../request-reader.js';
import { recogniseAccess } from './access.js';
import { recogniseAutoscalerShorthand } from './autoscaler-shorthand.js';
import { recogniseClaimRetention } from './claim-retention.js';
import { recogniseCommands } from './commands.js';
import { recogniseConfigFiles } from './config-files.js';
import { recogniseDataStores } from './data-stores.js';
import { recogniseEnvironmentVariables } from './environment-variables.js';
import { recogniseEventScaling } from './event-scaling.js';
import { recogniseExposure } from './exposure.js';
import { recogniseExtraContainers } from './extra-containers.js';
import { recogniseFrameworks } from './frameworks.js';
import { recogniseGpus } from './gpus.js';
import { recogniseImages } from './images.js';
import { recogniseJobs } from './jobs.js';
import { recogniseLifecycle } from './lifecycle.js';
import { recogniseMesh } from './mesh.js';
import { recogniseMetadata } from './metadata.js';
import { recogniseMiddlewares } from './middlewares.js';
import { recogniseMonitoring } from './monitoring.js';
import { recogniseNetwork } from './network.js';
import { recogniseNodeAgents } from './node-agents.js';
import { recogniseOwnNamespace } from './own-namespace.js';
import { recogniseOwnStores } from './own-stores.js';
import { recognisePorts } from './ports.js';
import { recogniseProbeCommands } from './probe-commands.js';
import { recogniseProbes } from './probes.js';
import { recogniseProcesses } from './processes.js';
import { recogniseProducts } from './products.js';
import { recogniseResources } from './resources.js';
import { recogniseRouteKinds } from './route-kinds.js';
import { recogniseScaling } from './scaling.js';
import { recogniseSchedules } from './schedules.js';
import { recogniseScheduling } from './scheduling.js';
import { recogniseSecretSources } from './secret-sources.js';
import { recogniseSecurity } from './security.js';
import { recogniseServiceAccount } from './service-account.js';
import { recogniseService } from './service.js';
import { recogniseStartOrder } from './start-order.js';
import { recogniseTelemetry } from './telemetry.js';
import { recogniseTls } from './tls.js';
import { recogniseTraffic } from './traffic.js';
import { recogniseUnsupported } from './unsupported.js';
import { recogniseVerticalScaling } from './vertical-scaling.js';
import { recogniseVolumes } from './volumes.js';
import { recogniseWorkers } from './workers.js';
import { recogniseWorkloads } from './workloads.js';

/** Every recogniser, in the order they claim words: precise forms before loose ones. */
export const RECOGNISERS: readonly Recogniser[] = [
  recogniseImages,
  recogniseConfigFiles,
  recogniseExtraContainers,
  recogniseStartOrder,
  recogniseProbeCommands,
  recogniseCommands,
  recogniseSchedules,
  recogniseWorkloads,
  recogniseOwnStores,
  recogniseProducts,
  recogniseJobs,
  recogniseRouteKinds,
  recogniseMiddlewares,
  recogniseTls,
  recogniseMonitoring,
  recogniseEventScaling,
  recogniseSecretSources,
  recogniseDataStores,
  recogniseAccess,
  recogniseEnvironmentVariables,
  recogniseServiceAccount,
  recogniseOwnNamespace,
  recogniseMetadata,
  recogniseMesh,
  recogniseNodeAgents,
  recogniseGpus,
  recogniseClaimRetention,
  recogniseVolumes,
  recogniseScheduling,
  recogniseTraffic,
  recogniseNetwork,
  recogniseTelemetry,
  recogniseProbes,
  recogniseLifecycle,
  recogniseVerticalScaling,
  recogniseAutoscalerShorthand,
  recogniseResources,
  recogniseExposure,
  recogniseScaling,
  recognisePorts,
  recogniseService,
  recogniseWorkers,
  recogniseSecurity,
  recogniseUnsupported,
  recogniseProcesses,
  recogniseFrameworks,
];
