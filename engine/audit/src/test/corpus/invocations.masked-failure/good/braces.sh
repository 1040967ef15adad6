{ docker compose up -d web || exit 1; echo started; } || true # near miss: it is the echo's failure
