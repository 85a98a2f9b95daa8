import type { CheckInput } from '../../src/core/checks/check.js';
import type { ManifestObject } from '../../src/core/checks/manifest/manifest-object.js';
import { parseManifests } from '../../src/core/checks/manifest/parse-manifests.js';
import type { RenderedDocument } from '../../src/core/ports/helm-engine.js';
import { parsePointer } from '../../src/core/blueprint/json-pointer.js';

/** A hardened web service, rendered by hand: every rule of ours is silent on it. */
export const HARDENED_DOCUMENTS: Readonly<Record<string, string>> = {
  'templates/deployment.yaml': `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo, app.kubernetes.io/version: "1.4.2"}
spec:
  replicas: 2
  strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}
  selector:
    matchLabels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
  template:
    metadata:
      labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
      annotations: {checksum/config: 5feceb66ffc86f38d952786c6d696c79}
    spec:
      serviceAccountName: demo
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile: {type: RuntimeDefault}
      terminationGracePeriodSeconds: 45
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
      affinity:
        podAntiAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            - weight: 100
              podAffinityTerm:
                topologyKey: kubernetes.io/hostname
                labelSelector:
                  matchLabels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
      initContainers:
        - name: prepare
          image: ghcr.io/acme/demo:1.4.2
          imagePullPolicy: Always
          securityContext: &hardened
            allowPrivilegeEscalation: false
            privileged: false
            readOnlyRootFilesystem: true
            runAsNonRoot: true
            capabilities: {drop: [ALL]}
          resources: &resources
            requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
            limits: {cpu: "1", memory: 256Mi, ephemeral-storage: 1Gi}
      containers:
        - name: demo
          image: ghcr.io/acme/demo:1.4.2
          imagePullPolicy: Always
          securityContext: *hardened
          env:
            - {name: LOG_LEVEL, value: info}
            - {name: TOKEN_TTL, value: "3600"}
            - {name: DB_PASSWORD_FILE, value: /etc/secrets/db/password}
            - {name: DATABASE_URL, valueFrom: {secretKeyRef: {name: demo-database, key: url}}}
          ports:
            - {name: http, containerPort: 8080, protocol: TCP}
          startupProbe: {httpGet: {path: /livez, port: http}, periodSeconds: 5, failureThreshold: 30}
          livenessProbe: {httpGet: {path: /livez, port: http}, periodSeconds: 10, failureThreshold: 3}
          readinessProbe: {httpGet: {path: /readyz, port: http}, periodSeconds: 5, failureThreshold: 3}
          lifecycle: {preStop: {sleep: {seconds: 5}}}
          resources: *resources
          volumeMounts:
            - {name: writable, mountPath: /tmp, subPath: p0}
            - {name: config, mountPath: /etc/demo}
      volumes:
        - {name: writable, emptyDir: {sizeLimit: 512Mi}}
        - {name: config, configMap: {name: demo-config}}
`,
  'templates/configmap.yaml': `
apiVersion: v1
kind: ConfigMap
metadata:
  name: demo-config
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
data:
  demo.yaml: |
    level: info
    tokenTtl: 3600
    passwordFile: /etc/secrets/db/password
`,
  'templates/externalsecret.yaml': `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: demo-database
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  target: {name: demo-database}
`,
  'templates/service.yaml': `
apiVersion: v1
kind: Service
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  type: ClusterIP
  selector: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
  ports: [{name: http, port: 80, targetPort: http, protocol: TCP}]
`,
  'templates/serviceaccount.yaml': `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
automountServiceAccountToken: false
`,
  'templates/pdb.yaml': `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
`,
  'templates/networkpolicy.yaml': `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  podSelector:
    matchLabels: {app.kubernetes.io/instance: demo}
    matchExpressions: [{key: app.kubernetes.io/name, operator: In, values: [demo]}]
  policyTypes: [Ingress, Egress]
  ingress:
    - ports: [{port: http, protocol: TCP}]
  egress:
    - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]
      ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
    - to: [{ipBlock: {cidr: 0.0.0.0/0, except: [169.254.169.254/32]}}]
`,
  'templates/ingress.yaml': `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: demo
  namespace: prod
  labels: {app.kubernetes.io/name: demo, app.kubernetes.io/instance: demo}
spec:
  rules:
    - host: demo.example.com
      http:
        paths: [{path: /, pathType: Prefix, backend: {service: {name: demo, port: {name: http}}}}]
  tls: [{hosts: [demo.example.com], secretName: demo-tls}]
`,
  'templates/tests/test-connection.yaml': `
apiVersion: v1
kind: Pod
metadata:
  name: demo-test
  namespace: prod
  labels: {app.kubernetes.io/name: demo-test, app.kubernetes.io/instance: demo}
  annotations: {helm.sh/hook: test}
spec:
  restartPolicy: Never
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, runAsUser: 10001, runAsGroup: 10001, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: connect
      image: docker.io/curlimages/curl:8.11.0
      imagePullPolicy: Always
      args: [--fail, http://demo:80/readyz]
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL]}
      resources:
        requests: {cpu: 10m, memory: 16Mi, ephemeral-storage: 16Mi}
        limits: {cpu: 100m, memory: 32Mi, ephemeral-storage: 32Mi}
`,
};

/** The sources that belong to it, as far as rules look at them. */
export const HARDENED_FILES: ReadonlyMap<string, string> = new Map([
  ['Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 0.1.0\ntype: application\n'],
  [
    'templates/deployment.yaml',
    '{{- $c := .Values.image -}}\nkind: Deployment\nspec:\n  replicas: {{ .Values.replicaCount }}\n  template:\n    spec:\n      containers:\n        - name: demo\n          image: {{ $c.repository }}\n          securityContext: {{- toYaml .Values.containerSecurityContext | nindent 12 }}\n',
  ],
  [
    'values.schema.json',
    JSON.stringify({
      type: 'object',
      additionalProperties: false,
      properties: {
        global: { type: 'object' },
        replicaCount: { type: 'integer' },
        image: {
          type: 'object',
          additionalProperties: false,
          properties: { repository: { type: 'string' }, pullSecrets: { type: 'array' } },
        },
        existingSecret: { type: 'string' },
        podLabels: { type: 'object', additionalProperties: { type: 'string' } },
        containerSecurityContext: { $ref: '#/$defs/context' },
      },
      $defs: {
        context: {
          type: 'object',
          additionalProperties: false,
          properties: { privileged: { type: 'boolean' } },
        },
      },
    }),
  ],
  [
    'values.yaml',
    `# -- Number of pods
replicaCount: 2
image:
  # -- Where the image is
  repository: ghcr.io/acme/demo
  # -- Secrets to pull it with
  pullSecrets: []
# -- Secret with the password
existingSecret: ""
podLabels: {} # -- More labels
containerSecurityContext:
  # -- Never true
  privileged: false
`,
  ],
]);

/** Changes by object (`Kind/name`) and JSON pointer; undefined removes the field. */
export type ObjectChanges = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The rendered objects, changed and with further documents. */
export function hardenedObjects(
  changes: ObjectChanges = {},
  added: readonly string[] = [],
): readonly ManifestObject[] {
  const documents = [
    ...Object.entries(HARDENED_DOCUMENTS),
    ...added.map((yaml, index) => [`templates/added-${index}.yaml`, yaml] as const),
  ].map(([path, yaml]) => toDocument(path, yaml));
  const { objects, findings } = parseManifests(documents);
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
  return objects.map((object) => change(object, changes[`${object.kind}/${object.name}`] ?? {}));
}

/** A check input with one case, `default`, unless told otherwise. */
export function hardenedInput(
  changes: ObjectChanges = {},
  added: readonly string[] = [],
  files: ReadonlyMap<string, string> = HARDENED_FILES,
): CheckInput {
  return { cases: [{ name: 'default', objects: hardenedObjects(changes, added) }], files };
}

function toDocument(path: string, yaml: string): RenderedDocument {
  return {
    template: `demo/${path}`,
    kind: /^kind: (\w+)/m.exec(yaml)?.[1] ?? '',
    name: /^ {2}name: (\S+)/m.exec(yaml)?.[1] ?? '',
    hooks: /helm\.sh\/hook: (?<events>[a-z,-]+)/.exec(yaml)?.groups?.['events']?.split(',') ?? [],
    yaml,
  };
}

function change(object: ManifestObject, changes: Readonly<Record<string, unknown>>): ManifestObject {
  if (Object.keys(changes).length === 0) return object;
  const content = structuredClone(object.content) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(changes)) setAt(content, parsePointer(pointer), value);
  const [changed] = parseManifests([
    {
      template: `demo/${object.file}`,
      kind: object.kind,
      name: object.name,
      hooks: object.hooks,
      yaml: JSON.stringify(content),
    },
  ]).objects;
  if (changed === undefined) throw new Error('the change removed the object');
  return changed;
}

function setAt(root: Record<string, unknown>, segments: readonly string[], value: unknown): void {
  let current: Record<string, unknown> = root;
  for (const segment of segments.slice(0, -1)) {
    current[segment] ??= {};
    current = current[segment] as Record<string, unknown>;
  }
  const last = segments.at(-1) ?? '';
  if (value !== undefined) current[last] = value;
  else if (Array.isArray(current)) current.splice(Number(last), 1);
  else Reflect.deleteProperty(current, last);
}
