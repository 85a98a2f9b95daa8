import type { UnitTest, UnitTestSuite } from '../../chart-feature.js';
import type { ComponentPlan, RoutePlan } from '../../chart-plan.js';
import { routePath } from './route-variables.js';

/** helm-unittest cases of one Ingress. */
export function ingressSuites(component: ComponentPlan, plan: RoutePlan): readonly UnitTestSuite[] {
  return [
    { template: `${plan.fileName}.yaml`, tests: [hostsTest(plan), tlsTest(plan), offTest(plan)] },
    { template: component.workload.file, tests: [noHostTest(component, plan)] },
  ];
}

function hostsTest({ valuesKey, route }: RoutePlan): UnitTest {
  return {
    it: 'leads every host to the named port of the Service',
    set: [{ path: [valuesKey, 'enabled'], value: true }],
    asserts: [
      { isKind: { of: 'Ingress' } },
      ...route.hosts.map((host, index) => ({ equal: { path: `spec.rules[${index}].host`, value: host } })),
      { equal: { path: 'spec.rules[0].http.paths[0].backend.service.port.name', value: route.port } },
    ],
  };
}

function tlsTest({ valuesKey, route }: RoutePlan): UnitTest {
  return {
    it: 'serves HTTPS for every host and asks cert-manager for the certificate',
    set: [
      { path: [valuesKey, 'enabled'], value: true },
      { path: [valuesKey, 'tls', 'enabled'], value: true },
      { path: [valuesKey, 'tls', 'clusterIssuer'], value: 'letsencrypt' },
    ],
    asserts: [
      { equal: { path: 'spec.tls[0].hosts', value: route.hosts } },
      { equal: { path: 'metadata.annotations["cert-manager.io/cluster-issuer"]', value: 'letsencrypt' } },
    ],
  };
}

function offTest({ valuesKey }: RoutePlan): UnitTest {
  return {
    it: 'is not made when it is switched off',
    set: [{ path: [valuesKey, 'enabled'], value: false }],
    asserts: [{ hasDocuments: { count: 0 } }],
  };
}

function noHostTest(component: ComponentPlan, plan: RoutePlan): UnitTest {
  const path = routePath(component, plan);
  return {
    it: `refuses ${path} without a host`,
    set: [
      { path: [plan.valuesKey, 'enabled'], value: true },
      { path: [plan.valuesKey, 'hosts'], value: [] },
    ],
    asserts: [
      {
        failedTemplate: { errorPattern: `${path.replaceAll('.', '\\.')}\\.enabled needs at least one host` },
      },
    ],
  };
}
