replicas: {{ [[values]].replicaCount }}
