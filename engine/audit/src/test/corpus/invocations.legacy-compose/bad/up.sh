#!/bin/sh
cd "$(dirname "$0")" || exit 1
if ! docker-compose --version >/dev/null 2>&1; then echo 'install docker-compose'; exit 1; fi
docker-compose up -d web # expect invocations.legacy-compose
docker-compose logs -f web
