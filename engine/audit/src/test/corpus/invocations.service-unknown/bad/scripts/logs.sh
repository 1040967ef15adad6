docker compose logs -f --tail 5 worker # expect invocations.service-unknown
