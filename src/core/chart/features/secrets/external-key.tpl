- secretKey: [[key]]
  remoteRef:
    key: {{ [[external]].path | quote }}
    property: [[key]]
