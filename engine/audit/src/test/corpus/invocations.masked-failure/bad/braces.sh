{ echo start; docker compose up -d web; } || true # expect invocations.masked-failure
