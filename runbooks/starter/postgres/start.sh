#!/bin/sh
# Makes the cluster on the first start, then becomes the server. The password comes from a file, never from the environment.
set -eu
bin=/usr/lib/postgresql/15/bin
data=/var/lib/postgresql/data/cluster
if [ ! -s "$data/PG_VERSION" ]; then
    "$bin/initdb" --pgdata="$data.new" --username=starter --pwfile=/run/secrets/postgres_password \
        --auth-local=scram-sha-256 --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
    echo 'host all all all scram-sha-256' >> "$data.new/pg_hba.conf"
    PGPASSWORD=$(cat /run/secrets/postgres_password)
    export PGPASSWORD
    "$bin/pg_ctl" --pgdata="$data.new" --wait --options='-c listen_addresses= -c unix_socket_directories=/tmp' start
    "$bin/createdb" --host=/tmp --username=starter starter
    "$bin/pg_ctl" --pgdata="$data.new" --wait --mode=fast stop
    unset PGPASSWORD
    # only a finished cluster gets the final name: a start that was cut off begins again
    mv "$data.new" "$data"
fi
rm -rf "$data.new"
exec "$bin/postgres" -D "$data" -c listen_addresses='*' -c unix_socket_directories=/tmp
