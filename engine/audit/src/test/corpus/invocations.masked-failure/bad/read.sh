while read -r line; do echo "$line"; done < <(docker compose build --progress plain || true) # expect invocations.masked-failure
