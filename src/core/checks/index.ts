import type { Check } from './check.js';
import { bitnamiChart, bitnamiImage } from './images/bitnami-checks.js';
import { imageRegistry, imageTag, imageWellFormed } from './images/image-reference-checks.js';
import { admitsTraffic } from './network-policy/admits-traffic.js';
import {
  exposedService,
  ingressTls,
  metadataService,
  openIngress,
  podIsolation,
  policyTargets,
} from './network-policy/isolation.js';
import { duplicateEntries, nullFields, podNames } from './operability/apply-safe.js';
import { configChecksum } from './operability/config-checksum.js';
import { immutableFields } from './operability/immutable-fields.js';
import { keptData } from './operability/kept-data.js';
import { oneExposure } from './operability/one-exposure.js';
import { releaseNames } from './operability/release-names.js';
import { nameLength, pullSecrets, standardLabels, systemNamespace } from './operability/pod-conventions.js';
import {
  hostNamespaces,
  hostPath,
  hostPorts,
  hostProcess,
  privilegedPorts,
  probeHosts,
  volumeTypes,
} from './pod-security/host-access.js';
import {
  appArmor,
  procMount,
  runAsNonRoot,
  runAsRootUser,
  seccomp,
  seLinux,
  sysctls,
  userGroupId,
} from './pod-security/identity.js';
import {
  addedCapabilities,
  allowPrivilegeEscalation,
  dropAllCapabilities,
  privileged,
  readOnlyRootFilesystem,
  restrictedCapabilities,
  serviceAccountToken,
} from './pod-security/privileges.js';
import {
  anonymousBinding,
  clusterAdmin,
  createPods,
  escalation,
  podExec,
  secretsAccess,
  wildcardRules,
} from './rbac/role-rules.js';
import { lockFits, subchartsFit } from './references/vendored-subcharts.js';
import { subchartsPresent } from './references/subchart-references.js';
import { configExists } from './references/config-references.js';
import { hookNeeds } from './references/hook-references.js';
import { routeBackend, routeParts } from './references/route-references.js';
import {
  ingressBackend,
  podMonitor,
  serviceMonitor,
  serviceSelector,
  targetPort,
  testNotSelected,
} from './references/service-references.js';
import {
  autoscalerTarget,
  budgetAllowsEviction,
  budgetSelector,
  governingService,
  serviceAccountExists,
  uniqueNames,
  workloadSelector,
} from './references/workload-references.js';
import {
  containerResources,
  cpuLimit,
  ephemeralStorage,
  pullPolicy,
  requestWithinLimit,
} from './reliability/container-resources.js';
import {
  antiAffinity,
  disruptionBudget,
  singleWriterVolume,
  topologySpread,
  unhealthyEviction,
  updateStrategy,
} from './reliability/disruption.js';
import { cronJobDeadline, jobCleanup, jobDeadline, jobRestartPolicy } from './reliability/jobs.js';
import {
  identicalProbes,
  livenessBudget,
  livenessProbe,
  probePort,
  readinessProbe,
} from './reliability/probes.js';
import {
  autoscalerOwnsReplicas,
  autoscalerRange,
  oneAutoscaler,
  replicas,
  utilizationNeedsRequest,
} from './reliability/replicas.js';
import { gracePeriod, preStop } from './reliability/shutdown.js';
import {
  secretInConfigMap,
  secretInContainer,
  secretInFile,
  secretInValues,
  secretObject,
} from './secrets/secret-checks.js';
import {
  environmentMissingValue,
  environmentUnknownValue,
  weakerProduction,
} from './values-api/environment-parity.js';
import { undeclaredReads } from './values-api/undeclared-reads.js';
import { schemaClosed, schemaCoverage, schemaPresent, valuesDocumented } from './values-api/values-checks.js';

/** Every rule, one line each. To add one: write it in a file of its group, add its line here and a row to its group's test. */
export const CHECKS: readonly Check[] = [
  privileged,
  hostNamespaces,
  hostProcess,
  hostPath,
  hostPorts,
  privilegedPorts,
  volumeTypes,
  probeHosts,
  addedCapabilities,
  restrictedCapabilities,
  dropAllCapabilities,
  allowPrivilegeEscalation,
  readOnlyRootFilesystem,
  serviceAccountToken,
  runAsNonRoot,
  runAsRootUser,
  userGroupId,
  seccomp,
  appArmor,
  seLinux,
  procMount,
  sysctls,
  secretInFile,
  secretInValues,
  secretInContainer,
  secretInConfigMap,
  secretObject,
  wildcardRules,
  secretsAccess,
  podExec,
  createPods,
  escalation,
  clusterAdmin,
  anonymousBinding,
  imageTag,
  imageRegistry,
  imageWellFormed,
  bitnamiImage,
  bitnamiChart,
  podIsolation,
  metadataService,
  openIngress,
  policyTargets,
  exposedService,
  ingressTls,
  admitsTraffic,
  serviceSelector,
  targetPort,
  ingressBackend,
  routeBackend,
  routeParts,
  serviceMonitor,
  podMonitor,
  testNotSelected,
  autoscalerTarget,
  budgetSelector,
  budgetAllowsEviction,
  workloadSelector,
  serviceAccountExists,
  governingService,
  configExists,
  subchartsPresent,
  subchartsFit,
  lockFits,
  hookNeeds,
  uniqueNames,
  readinessProbe,
  livenessProbe,
  identicalProbes,
  probePort,
  livenessBudget,
  containerResources,
  cpuLimit,
  ephemeralStorage,
  requestWithinLimit,
  pullPolicy,
  replicas,
  autoscalerOwnsReplicas,
  oneAutoscaler,
  autoscalerRange,
  utilizationNeedsRequest,
  disruptionBudget,
  unhealthyEviction,
  antiAffinity,
  topologySpread,
  singleWriterVolume,
  updateStrategy,
  cronJobDeadline,
  jobCleanup,
  jobDeadline,
  jobRestartPolicy,
  gracePeriod,
  preStop,
  immutableFields,
  releaseNames,
  keptData,
  configChecksum,
  duplicateEntries,
  podNames,
  nullFields,
  pullSecrets,
  oneExposure,
  nameLength,
  standardLabels,
  systemNamespace,
  schemaPresent,
  schemaClosed,
  schemaCoverage,
  valuesDocumented,
  undeclaredReads,
  environmentUnknownValue,
  environmentMissingValue,
  weakerProduction,
];
