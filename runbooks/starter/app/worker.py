"""Takes events from the bus and writes them to the database; an event is acknowledged only when it is written."""

import os
import signal
import sys
import time

import psycopg2
import store
from bus import Bus

ALIVE = "/tmp/worker-alive"  # touched each time both ends have answered


def work():
    database = store.connect()
    store.prepare(database)
    bus = Bus()
    bus.prepare()
    print("worker: consuming", flush=True)
    while True:
        message = bus.pull()
        if message:
            reply, payload = message
            store.add(database, int(reply.split(".")[5]), payload.decode(errors="replace"))
            bus.acknowledge(reply)
        store.count(database)
        with open(ALIVE, "w", encoding="utf-8"):
            pass


def ready():
    try:
        return time.time() - os.stat(ALIVE).st_mtime < 10
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    if sys.argv[1:] == ["--ready"]:
        sys.exit(0 if ready() else "the worker has not reached both the bus and the database in the last 10 s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as the first process it has no default
    try:
        work()
    except (OSError, psycopg2.Error) as problem:
        sys.exit("worker: %s" % problem)  # the restart policy brings it back
