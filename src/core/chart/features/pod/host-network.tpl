hostNetwork: {{ [[values]].hostNetwork }}
dnsPolicy: {{ [[values]].dnsPolicy | quote }}
