# near miss: the same
pip install --user docker-compose
docker-compose up -d
