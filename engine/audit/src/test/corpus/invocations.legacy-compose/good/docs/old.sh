# near miss: a document's script
docker-compose up -d
