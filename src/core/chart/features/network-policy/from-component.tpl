# Calls from [[peer]].
- from:
    - podSelector:
        matchLabels: {{- include "[[peer-prefix]].selectorLabels" . | nindent 14 }}
  ports:
    [[slot ports]]
