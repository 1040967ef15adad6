#!/bin/sh
docker network inspect other-net || docker network create --driver bridge "other-net"
