# [[engine]] ([[dependency]]).
- to:
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
  ports:
    - port: {{ [[dependency-values]].port }}
      protocol: TCP
