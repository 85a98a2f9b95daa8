import type { Recogniser } from '../request-reader.js';
import { recogniseConfigFiles } from './config-files.js';
import { recogniseDataStores } from './data-stores.js';
import { recogniseEnvironmentVariables } from './environment-variables.js';
import { recogniseExposure } from './exposure.js';
import { recogniseFrameworks } from './frameworks.js';
import { recogniseImages } from './images.js';
import { recogniseLifecycle } from './lifecycle.js';
import { recogniseMetadata } from './metadata.js';
import { recogniseNetwork } from './network.js';
import { recognisePorts } from './ports.js';
import { recogniseProbes } from './probes.js';
import { recogniseResources } from './resources.js';
import { recogniseScaling } from './scaling.js';
import { recogniseScheduling } from './scheduling.js';
import { recogniseSecurity } from './security.js';
import { recogniseServiceAccount } from './service-account.js';
import { recogniseService } from './service.js';
import { recogniseTls } from './tls.js';
import { recogniseUnsupported } from './unsupported.js';

/** Every recogniser, in the order they claim words: precise forms before loose ones. */
export const RECOGNISERS: readonly Recogniser[] = [
  recogniseImages,
  recogniseConfigFiles,
  recogniseTls,
  recogniseDataStores,
  recogniseEnvironmentVariables,
  recogniseServiceAccount,
  recogniseMetadata,
  recogniseScheduling,
  recogniseNetwork,
  recogniseProbes,
  recogniseLifecycle,
  recogniseResources,
  recogniseExposure,
  recogniseScaling,
  recognisePorts,
  recogniseService,
  recogniseSecurity,
  recogniseUnsupported,
  recogniseFrameworks,
];
