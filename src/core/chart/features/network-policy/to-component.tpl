# Calls to [[peer]].
- to:
    - podSelector:
        matchLabels: {{- include "[[peer-prefix]].selectorLabels" . | nindent 14 }}
  ports:
    - port: {{ [[container-port]] }}
      protocol: [[protocol]]
    [[slot proxy-ports]]
