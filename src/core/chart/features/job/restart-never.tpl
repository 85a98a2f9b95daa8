# Each attempt is a pod of its own, so that the logs of failed ones can be read.
restartPolicy: Never
