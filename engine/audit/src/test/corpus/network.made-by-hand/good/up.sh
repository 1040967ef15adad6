#!/bin/sh
docker network create shared-net || true
# docker network create other-net
docker network create three
