function Compose { docker compose @Args }
Compose up -d # expect invocations.working-directory
