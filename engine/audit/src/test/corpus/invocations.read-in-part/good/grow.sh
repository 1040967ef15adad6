# near miss: a text that grows a little
args="-f compose.yaml"; args+=" $args"; args+=" $args"; docker compose $args up -d
