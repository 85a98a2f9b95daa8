- secretKey: {{ [[key]] | quote }}
  remoteRef:
    key: {{ [[external]].path | quote }}
    property: {{ [[key]] | quote }}
