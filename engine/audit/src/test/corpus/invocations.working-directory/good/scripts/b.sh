docker compose --project-directory "$(dirname "$0")/.." up # near miss
docker compose version # near miss: of no stack
