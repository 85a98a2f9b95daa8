for attempt in 1 2 3 4 5; do
  if nc -z -w 5 "$1" "$2"; then
    echo "$1:$2 accepts connections"
    exit 0
  fi
  echo "attempt $attempt of 5 failed"
  sleep 3
done
echo "$1:$2 does not accept connections"
exit 1
