docker compose -f compose.old.yaml up # expect invocations.file-missing
