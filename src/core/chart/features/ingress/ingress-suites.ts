import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { RoutePlan } from '../../chart-plan.js';
import { offTest, routeSetting } from '../exposure/exposure-suites.js';

/** helm-unittest cases of one Ingress. */
export function ingressSuite(plan: RoutePlan): UnitTestSuite {
  return { template: `${plan.fileName}.yaml`, tests: [hostsTest(plan), tlsTest(plan), offTest(plan)] };
}

function hostsTest(plan: RoutePlan): UnitTest {
  const { hosts, port } = plan.route;
  return {
    it: 'leads every host to the named port of the Service',
    set: [routeSetting(plan, ['enabled'], true)],
    asserts: [
      { isKind: { of: 'Ingress' } },
      ...hosts.map((host, index) => ({ equal: { path: `spec.rules[${index}].host`, value: host } })),
      { equal: { path: 'spec.rules[0].http.paths[0].backend.service.port.name', value: port } },
    ],
  };
}

function tlsTest(plan: RoutePlan): UnitTest {
  return {
    it: 'serves HTTPS for every host and asks cert-manager for the certificate',
    set: [
      routeSetting(plan, ['enabled'], true),
      routeSetting(plan, ['tls', 'enabled'], true),
      routeSetting(plan, ['tls', 'clusterIssuer'], 'letsencrypt'),
    ],
    asserts: [
      { equal: { path: 'spec.tls[0].hosts', value: plan.route.hosts } },
      { equal: { path: 'metadata.annotations["cert-manager.io/cluster-issuer"]', value: 'letsencrypt' } },
    ],
  };
}
