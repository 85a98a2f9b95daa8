- name: writable-[[name]]
  emptyDir:
    sizeLimit: {{ [[container]].writableSizeLimit }}
