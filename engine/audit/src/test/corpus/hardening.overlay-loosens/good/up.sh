#!/bin/sh
cd "$(dirname "$0")"
docker compose -f compose.yaml -f compose.dev.yaml up -d
docker compose -f tools.yaml up -d
