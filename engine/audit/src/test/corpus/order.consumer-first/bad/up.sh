cd "$(dirname "$0")"
docker compose up -d web
make db || true # expect order.consumer-first
docker compose up -d cache # expect order.consumer-first
