  template:
    metadata:
      labels: {{- include "[[prefix]].podLabels" . | nindent 8 }}
      [[if-filled pod-annotations]]# What the chart itself adds: a new checksum, for one, rolls the pods when the data they read has changed.
      [[if-filled pod-annotations]]{{- $checksums := dict }}
      [[slot pod-annotations]]
      [[if-filled pod-annotations]]{{- with include "[[chart]].annotations" (list . .Values.commonAnnotations [[values]].podAnnotations $checksums) }}
      [[if-empty pod-annotations]]{{- with include "[[chart]].annotations" (list . .Values.commonAnnotations [[values]].podAnnotations) }}
      annotations: {{- . | nindent 8 }}
      {{- end }}
    spec:
      [[slot restart-policy]]
      serviceAccountName: {{ include "[[prefix]].serviceAccountName" . | quote }}
      automountServiceAccountToken: {{ [[values]].serviceAccount.automount }}
      # Variables for every Service of the namespace could clash with the application's own.
      enableServiceLinks: false
      [[slot pod-spec]]
      {{- with include "[[chart]].imagePullSecrets" (dict "image" [[values]].image "root" $) | trim }}
      imagePullSecrets: {{- . | nindent 8 }}
      {{- end }}
      {{- with [[values]].priorityClassName }}
      priorityClassName: {{ . | quote }}
      {{- end }}
      securityContext: {{- include "[[chart]].securityContext" (dict "context" [[values]].podSecurityContext "root" $) | nindent 8 }}
      terminationGracePeriodSeconds: {{ [[values]].terminationGracePeriodSeconds }}
      {{- with [[values]].nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with [[values]].tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      [[slot pod-placement]]
      [[if-empty init-containers]]{{- with [[values]].initContainers }}
      [[if-empty init-containers]]initContainers: {{- tpl (toYaml .) $ | nindent 8 }}
      [[if-empty init-containers]]{{- end }}
      [[if-filled init-containers]]initContainers:
        [[slot init-containers]]
        [[if-filled init-containers]]{{- with [[values]].initContainers }}
        [[if-filled init-containers]]{{- tpl (toYaml .) $ | nindent 8 }}
        [[if-filled init-containers]]{{- end }}
      containers:
        - name: [[component-name]]
          image: {{ include "[[chart]].image" (dict "image" [[values]].image "root" $) | quote }}
          imagePullPolicy: {{ include "[[chart]].pullPolicy" [[values]].image | quote }}
          {{- with [[values]].command }}
          command: {{- toYaml . | nindent 12 }}
          {{- end }}
          {{- with [[values]].args }}
          args: {{- toYaml . | nindent 12 }}
          {{- end }}
          securityContext: {{- include "[[chart]].securityContext" (dict "context" [[values]].containerSecurityContext "root" $) | nindent 12 }}
          [[if-filled ports]]ports:
            [[slot ports]]
          [[if-empty env]]{{- if or [[values]].env [[values]].extraEnv }}
          env:
            [[slot env]]
            {{- range $name, $value := [[values]].env }}
            {{- if not (kindIs "invalid" $value) }}
            - name: {{ $name | quote }}
              value: {{ include "[[chart]].envValue" $value }}
            {{- end }}
            {{- end }}
            {{- with [[values]].extraEnv }}
            {{- tpl (toYaml .) $ | nindent 12 }}
            {{- end }}
          [[if-empty env]]{{- end }}
          {{- with [[values]].extraEnvFrom }}
          envFrom: {{- tpl (toYaml .) $ | nindent 12 }}
          {{- end }}
          [[slot probes]]
          [[slot lifecycle]]
          [[if-empty resources]]resources: {{- toYaml [[values]].resources | nindent 12 }}
          [[slot resources]]
          [[if-empty volume-mounts]]{{- if or [[values]].writablePaths [[values]].extraVolumeMounts }}
          volumeMounts:
            [[slot volume-mounts]]
            {{- range $index, $path := [[values]].writablePaths }}
            - name: writable
              mountPath: {{ $path | quote }}
              subPath: path-{{ $index }}
            {{- end }}
            {{- with [[values]].extraVolumeMounts }}
            {{- tpl (toYaml .) $ | nindent 12 }}
            {{- end }}
          [[if-empty volume-mounts]]{{- end }}
        [[slot containers]]
      [[if-empty volumes]]{{- if or [[values]].writablePaths [[values]].extraVolumes[[member-volume-operands]] }}
      volumes:
        [[slot volumes]]
        [[slot member-volumes]]
        {{- if [[values]].writablePaths }}
        - name: writable
          emptyDir:
            sizeLimit: {{ [[values]].writableSizeLimit }}
        {{- end }}
        {{- with [[values]].extraVolumes }}
        {{- tpl (toYaml .) $ | nindent 8 }}
        {{- end }}
      [[if-empty volumes]]{{- end }}
