#!/bin/sh
cd "$(dirname "$0")"
# podman compose up -d
docker compose up -d
