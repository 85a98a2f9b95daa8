# The Kubernetes API; its servers have no pods that a policy could name.
- to:
    {{- with [[values]].networkPolicy.apiServerTo }}
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
    - port: 443
      protocol: TCP
    - port: 6443
      protocol: TCP
