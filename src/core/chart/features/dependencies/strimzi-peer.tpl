- podSelector:
    matchLabels: {{- include "[[peer-prefix]].selectorLabels" . | nindent 16 }}
