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
    kinds: [
      'external-secrets.io/v1/ExternalSecret',
      'external-secrets.io/v1/SecretStore',
      'external-secrets.io/v1/ClusterSecretStore',
    ],
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
  {
    module: 'github.com/kedacore/keda/v2',
    version: 'v2.21.0',
    path: 'config/crd/bases',
    kinds: [
      'keda.sh/v1alpha1/ScaledObject',
      'keda.sh/v1alpha1/ScaledJob',
      'keda.sh/v1alpha1/TriggerAuthentication',
    ],
  },
  {
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    version: 'v1.8.1',
    path: 'deploy/vpa-v1-crd-gen.yaml',
    kinds: ['autoscaling.k8s.io/v1/VerticalPodAutoscaler'],
  },
  {
    module: 'github.com/traefik/traefik/v3',
    version: 'v3.7.13',
    path: 'docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml',
    kinds: [
      'traefik.io/v1alpha1/IngressRoute',
      'traefik.io/v1alpha1/IngressRouteTCP',
      'traefik.io/v1alpha1/IngressRouteUDP',
      'traefik.io/v1alpha1/Middleware',
      'traefik.io/v1alpha1/MiddlewareTCP',
      'traefik.io/v1alpha1/ServersTransport',
      'traefik.io/v1alpha1/TLSOption',
      'traefik.io/v1alpha1/TraefikService',
    ],
  },
  {
    module: 'istio.io/api',
    version: 'v1.32.0',
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
    kinds: [
      'networking.istio.io/v1/VirtualService',
      'networking.istio.io/v1/DestinationRule',
      'security.istio.io/v1/AuthorizationPolicy',
      'security.istio.io/v1/PeerAuthentication',
    ],
  },
  {
    module: 'github.com/cloudnative-pg/cloudnative-pg',
    version: 'v1.30.0',
    path: 'config/crd/bases',
    kinds: ['postgresql.cnpg.io/v1/Cluster', 'postgresql.cnpg.io/v1/ScheduledBackup'],
  },
  {
    module: 'github.com/rabbitmq/cluster-operator/v2',
    version: 'v2.20.0',
    path: 'config/crd/bases',
    kinds: ['rabbitmq.com/v1beta1/RabbitmqCluster'],
  },
  {
    module: 'github.com/percona/percona-server-mongodb-operator',
    version: 'v1.22.0',
    path: 'config/crd/bases',
    kinds: ['psmdb.percona.com/v1/PerconaServerMongoDB'],
  },
];
