restartPolicy: Always
