import fc from 'fast-check';
import { KNOWLEDGE } from '../../src/knowledge/index.js';
import { formatPointer } from '../../src/core/blueprint/json-pointer.js';
import { under, type Feature } from './feature.js';

/** A data store of any engine, in any mode that the engine has, which the component uses. */
export const arbitraryDependency: fc.Arbitrary<Feature> = fc
  .constantFrom(...KNOWLEDGE.dataStores)
  .chain((store) =>
    fc.record({
      engine: fc.constant(store.engine),
      name: fc.constantFrom(store.engine, 'on', 'main-store'),
      mode: fc.constantFrom(
        'external',
        ...(store.operator === undefined ? [] : ['operator']),
        ...(store.embedded === undefined ? [] : ['embedded']),
      ),
      inDevelopment: fc.boolean(),
    }),
  )
  .map(({ engine, name, mode, inDevelopment }): Feature => (component) => ({
    ...under(['dependencies', name], { engine, mode }),
    ...under(['connections', `${component}-to-${name}`], { from: component, to: name }),
    ...(mode === 'operator' && inDevelopment
      ? { [formatPointer('environments', 'dev', 'dependencies', name, 'storage')]: '1Gi' }
      : {}),
  }));
