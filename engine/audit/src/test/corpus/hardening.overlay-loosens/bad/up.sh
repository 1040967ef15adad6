#!/bin/sh
cd "$(dirname "$0")"
docker compose -f compose.yaml -f tools/logs.yaml up -d
