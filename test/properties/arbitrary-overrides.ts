import fc from 'fast-check';
import type { JsonValue } from '../../src/core/ports/json.js';
import { arbitraryText } from './arbitrary-text.js';
import { REPLICATED, below, on, together, under, type Feature } from './feature.js';

const arbitraryEnvironment = fc.constantFrom('dev', 'staging', 'prod', 'on');

function inEnvironment(environment: string, values: Readonly<Record<string, JsonValue>>): Feature {
  return (component) => under(['environments', environment, 'components', component], values);
}

const kinds: readonly fc.Arbitrary<(environment: string) => Feature>[] = [
  fc
    .integer({ min: 0, max: 7 })
    .map((replicas) => (environment) => on(REPLICATED, inEnvironment(environment, { replicas }))),
  fc
    .constantFrom('ghcr.io/acme/other:1e3', 'other:007', `other:1.0@sha256:${'0b'.repeat(32)}`)
    .map((image) => (environment) => inEnvironment(environment, { image })),
  fc.tuple(arbitraryText, arbitraryText).map(
    ([value, other]) =>
      (environment) =>
        together([
          below({ 'env/RANDOM_OVERRIDE/value': value }),
          inEnvironment(environment, { 'env/RANDOM_OVERRIDE/value': other }),
        ]),
  ),
  arbitraryText.map(
    (value) => (environment) => inEnvironment(environment, { 'env/RANDOM_ONLY/value': value }),
  ),
  fc.constantFrom('1Gi', '30Gi').map(
    (size) => (environment) =>
      together([
        below({
          'volumes/grown/kind': 'claim',
          'volumes/grown/mountPath': '/grown',
          'volumes/grown/readOnly': false,
          'volumes/grown/size': '5Gi',
        }),
        inEnvironment(environment, { 'volumes/grown/size': size }),
      ]),
  ),
  fc.tuple(fc.constantFrom('@hourly', '7 4 * * 1'), fc.boolean()).map(
    ([cron, suspend]) =>
      (environment) =>
        on(['CronJob'], inEnvironment(environment, { 'schedule/cron': cron, 'schedule/suspend': suspend })),
  ),
  fc
    .constantFrom('100m', '50m')
    .map((cpu) => (environment) => inEnvironment(environment, { 'resources/requests/cpu': cpu })),
  fc.constant((environment) =>
    on(
      ['Deployment'],
      inEnvironment(environment, {
        'autoscaling/enabled': true,
        'autoscaling/minReplicas': 2,
        'autoscaling/maxReplicas': 5,
        'autoscaling/targetCpuPercent': 70,
      }),
    ),
  ),
];

/** What one environment changes on the component. */
export const arbitraryOverrides: fc.Arbitrary<Feature> = fc
  .tuple(arbitraryEnvironment, fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 2 }))
  .map(([environment, changes]) => together(changes.map((change) => change(environment))));
