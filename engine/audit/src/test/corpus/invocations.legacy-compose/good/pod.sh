# near miss: another program
podman-compose up -d
