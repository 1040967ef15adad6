#!/bin/sh
# near miss: a question and a mention
docker-compose --version
docker-compose version --short
echo 'docker-compose up'
cp docker-compose.yml /tmp
