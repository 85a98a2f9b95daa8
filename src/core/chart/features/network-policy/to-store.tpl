# [[engine]] ([[dependency]]).
- to:
    {{- if [[on]] }}
    - podSelector:
        matchLabels: {{- include "[[cluster]].podLabels" . | nindent 14 }}
    {{- else }}
    {{- with [[dependency-values]].to }}
    {{- toYaml . | nindent [[indent]] }}
    {{- else }}
    - namespaceSelector: {}
    - ipBlock:
        cidr: 0.0.0.0/0
        except: [169.254.169.254/32]
    - ipBlock:
        cidr: ::/0
        except: ["fd00:ec2::254/128"]
    {{- end }}
    {{- end }}
  ports:
    - port: {{ [[dependency-values]].port }}
      protocol: TCP
