#!/bin/sh
docker network create --attachable by_hand 2>/dev/null || true
docker compose -f compose.yaml -f prod.yaml up -d
