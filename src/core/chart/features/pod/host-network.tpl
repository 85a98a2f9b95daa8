hostNetwork: {{ [[values]].hostNetwork }}
dnsPolicy: {{ [[values]].dnsPolicy | default "ClusterFirstWithHostNet" | quote }}
