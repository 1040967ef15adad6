docker compose up -d >/dev/null 2>&1 || echo failed # expect invocations.masked-failure
