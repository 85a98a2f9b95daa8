# Each argument is the name of a variable with an address, and the usual port after "=". Values are never printed.
set -f
default_port() {
  case "${1##*:}" in
    amqp) echo 5672 ;;
    amqps) echo 5671 ;;
    http) echo 80 ;;
    https) echo 443 ;;
    mariadb | mysql) echo 3306 ;;
    mongodb) echo 27017 ;;
    nats) echo 4222 ;;
    postgres | postgresql) echo 5432 ;;
    redis | rediss | valkey | valkeys) echo 6379 ;;
  esac
}
for argument in "$@"; do
  name=${argument%%=*}
  usual_port=${argument#"$name"}
  usual_port=${usual_port#=}
  address=$(printenv "$name")
  case "$address" in
    *://*)
      [ -n "$usual_port" ] || usual_port=$(default_port "${address%%://*}")
      address=${address#*://}
      ;;
  esac
  # Without the path and the credentials, members of a cluster stand between commas.
  address=${address%%[/?#]*}
  for member in $(echo "${address##*@}" | tr ',' ' '); do
    case "$member" in
      \[*) host=${member%%]*} host=${host#[} port=${member##*]} port=${port#:} ;;
      *:*) host=${member%:*} port=${member##*:} ;;
      *) host=$member port= ;;
    esac
    port=${port:-$usual_port}
    if [ -z "$port" ]; then
      echo "$name says no port, so nothing is asked there"
      continue
    fi
    attempt=1
    until nc -z -w 5 "$host" "$port" 2>/dev/null; do
      echo "attempt $attempt of 5 failed: $name"
      attempt=$((attempt + 1))
      if [ "$attempt" -gt 5 ]; then
        exit 1
      fi
      sleep 3
    done
    echo "what $name names accepts connections"
  done
done
