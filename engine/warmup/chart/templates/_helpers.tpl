{{- define "warmup.fullname" -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end }}
{{- define "warmup.selectorLabels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
{{- define "warmup.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{ include "warmup.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- with .Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}
{{- define "warmup.pod" -}}
metadata:
  labels: {{- include "warmup.labels" . | nindent 4 }}
  annotations:
    checksum/config: {{ toYaml .Values.config | sha256sum }}
spec:
  serviceAccountName: {{ include "warmup.fullname" . }}
  automountServiceAccountToken: false
  restartPolicy: {{ .restartPolicy | default "Always" }}
  terminationGracePeriodSeconds: 30
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    fsGroup: 10001
    seccompProfile: {type: RuntimeDefault}
  topologySpreadConstraints:
    - maxSkew: 1
      topologyKey: kubernetes.io/hostname
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels: {{- include "warmup.selectorLabels" . | nindent 10 }}
  affinity:
    podAntiAffinity:
      preferredDuringSchedulingIgnoredDuringExecution:
        - weight: 100
          podAffinityTerm:
            topologyKey: topology.kubernetes.io/zone
            labelSelector:
              matchLabels: {{- include "warmup.selectorLabels" . | nindent 16 }}
  initContainers:
    - name: wait
      image: {{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
      command: ["true"]
  containers:
    - name: main
      image: {{ printf "%s:%s" .Values.image.repository (.Values.image.tag | default .Chart.AppVersion) | quote }}
      imagePullPolicy: IfNotPresent
      env:
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: PASSWORD, valueFrom: {secretKeyRef: {name: {{ include "warmup.fullname" . }}, key: password}}}
      envFrom:
        - configMapRef: {name: {{ include "warmup.fullname" . }}}
      ports: [{name: http, containerPort: 8080, protocol: TCP}]
      startupProbe: {httpGet: {path: /healthz, port: http}, failureThreshold: 30}
      livenessProbe: {httpGet: {path: /healthz, port: http}}
      readinessProbe: {tcpSocket: {port: http}}
      lifecycle: {preStop: {exec: {command: ["sleep", "5"]}}}
      resources:
        requests: {cpu: 100m, memory: 128Mi}
        limits: {memory: 256Mi}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL]}
      volumeMounts: [{name: tmp, mountPath: /tmp}, {name: config, mountPath: /etc/app}]
  volumes:
    - {name: tmp, emptyDir: {sizeLimit: 64Mi}}
    - name: config
      configMap: {name: {{ include "warmup.fullname" . }}}
{{- end }}
