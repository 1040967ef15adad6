cd "$(dirname "$0")/.."
docker compose -f compose.yaml up # near miss: there it is
