cd "$(dirname "$0")"
docker compose up -d db
docker compose up -d web # near miss: after what it needs
docker compose up -d queue # near miss: depends_on has started it
