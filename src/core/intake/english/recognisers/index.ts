import type { Recogniser } from '../request-reader.js';
import { recogniseDataStores } from './data-stores.js';
import { recogniseExposure } from './exposure.js';
import { recogniseFrameworks } from './frameworks.js';
import { recogniseImages } from './images.js';
import { recognisePorts } from './ports.js';
import { recogniseScaling } from './scaling.js';
import { recogniseTls } from './tls.js';

/** Every recogniser, in the order they claim words: precise forms before loose ones. */
export const RECOGNISERS: readonly Recogniser[] = [
  recogniseImages,
  recogniseDataStores,
  recogniseTls,
  recogniseExposure,
  recogniseScaling,
  recognisePorts,
  recogniseFrameworks,
];
