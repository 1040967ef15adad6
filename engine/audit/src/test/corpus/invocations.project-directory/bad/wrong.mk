build:
	docker compose --project-directory . -f app/compose.yaml build # expect invocations.project-directory
