#!/bin/bash
# near miss: what there is, is looked for
if docker compose version >/dev/null 2>&1; then
    docker compose up -d web
else
    docker-compose up -d web
fi
