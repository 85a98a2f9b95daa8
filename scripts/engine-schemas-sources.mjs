// Where the strict schemas come from: Go modules that ship OpenAPI documents and CRD files.

/** Kubernetes versions with schemas, oldest first: the oldest supported one and the four newest minors. */
export const KUBERNETES_VERSIONS = ['1.30.14', '1.34.4', '1.35.4', '1.36.3', '1.37.1'];

/** API groups a chart can contain objects of. The core group is ''. */
export const GROUPS = new Set([
  '',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'resource.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** Kinds that are requests to the API server, not objects a chart creates. */
export const NOT_IN_CHARTS = new Set([
  'Binding',
  'ComponentStatus',
  'Eviction',
  'Event',
  'Scale',
  'Status',
  'TokenRequest',
]);

/** Custom resources: module, version, path of the CRD files inside it, and the kinds to take (apiVersion/kind). */
export const CUSTOM_RESOURCES = [
  {
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.6.3',
    path: 'config/crd/standard',
    kinds: ['gateway.networking.k8s.io/v1/HTTPRoute', 'gateway.networking.k8s.io/v1/GRPCRoute'],
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    path: 'config/crds/bases',
    kinds: ['external-secrets.io/v1/ExternalSecret'],
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    path: 'example/prometheus-operator-crd',
    kinds: [
      'monitoring.coreos.com/v1/ServiceMonitor',
      'monitoring.coreos.com/v1/PodMonitor',
      'monitoring.coreos.com/v1/PrometheusRule',
    ],
  },
  {
    module: 'github.com/cert-manager/cert-manager',
    version: 'v1.21.2',
    path: 'deploy/crds',
    kinds: ['cert-manager.io/v1/Certificate'],
  },
];
