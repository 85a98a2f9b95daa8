hostNetwork: {{ [[values]].hostNetwork }}
dnsPolicy: ClusterFirstWithHostNet
