for target in "$@"; do
  attempt=1
  until nc -z -w 5 "${target%:*}" "${target##*:}"; do
    echo "attempt $attempt of 5 failed: $target"
    attempt=$((attempt + 1))
    if [ "$attempt" -gt 5 ]; then
      exit 1
    fi
    sleep 3
  done
  echo "$target accepts connections"
done
