backoffLimit: {{ [[values]].job.backoffLimit }}
# The longest that the run may take, retries included.
activeDeadlineSeconds: {{ int64 [[values]].job.activeDeadlineSeconds }}
