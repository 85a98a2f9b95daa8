for attempt in 1 2 3 4 5; do
  if wget -q -T 5 -O /dev/null "$1"; then
    echo "$1 answers"
    exit 0
  fi
  echo "attempt $attempt of 5 failed"
  sleep 3
done
echo "$1 does not answer"
exit 1
