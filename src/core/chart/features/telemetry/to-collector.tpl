{{- if [[values]].telemetry.enabled }}
# The collector of OpenTelemetry.
- to:
    {{- with [[values]].networkPolicy.collectorTo }}
    {{- toYaml . | nindent 8 }}
    {{- else }}
    - namespaceSelector: {}
    - ipBlock:
        cidr: 0.0.0.0/0
        except: [169.254.169.254/32]
    - ipBlock:
        cidr: ::/0
        except: ["fd00:ec2::254/128"]
    {{- end }}
  ports:
    - port: {{ include "[[prefix]].telemetryPort" . }}
      protocol: TCP
{{- end }}
