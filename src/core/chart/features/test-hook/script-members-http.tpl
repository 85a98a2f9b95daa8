path=$1
shift
for target in "$@"; do
  attempt=1
  until wget -q -T 5 -O /dev/null "http://$target$path"; do
    echo "attempt $attempt of 5 failed: $target"
    attempt=$((attempt + 1))
    if [ "$attempt" -gt 5 ]; then
      exit 1
    fi
    sleep 3
  done
  echo "http://$target$path answers"
done
