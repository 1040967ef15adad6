cd "$STACK"
docker compose up # near miss: somewhere
