#!/bin/sh
docker compose run --rm web migrate # expect invocations.working-directory
docker compose ps
