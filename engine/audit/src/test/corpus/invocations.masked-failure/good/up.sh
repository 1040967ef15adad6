docker compose down || true # near miss: nothing to stop
if ! docker compose up -d; then exit 1; fi # near miss
docker compose up -d || { echo failed; exit 1; } # near miss
docker compose up -d || exit 1 # near miss
