"""GET / shows how many events the worker has written; POST /events puts one on the bus."""

import json
import signal
import sys
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psycopg2
import store
from bus import Bus

LONGEST = 65536


class Api(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path not in ("/", "/healthz", "/ready", "/metrics"):
            return self.answer(404, {"error": "try /, /healthz, /ready, /metrics or POST /events"})
        if self.path == "/healthz":
            return self.answer(200, {"status": "up"})
        try:
            database = store.connect()
            try:
                events = store.count(database)
            finally:
                database.close()
            if self.path == "/ready":
                Bus().close()
        except (OSError, psycopg2.Error) as problem:
            return self.answer(503, {"error": str(problem).strip()})
        if self.path == "/metrics":
            return self.answer(200, "# TYPE starter_events gauge\nstarter_events %d\n" % events)
        return self.answer(200, {"events": events})

    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if self.path != "/events" or not 0 < length <= LONGEST:
            return self.answer(400, {"error": "POST /events with a body of 1 to %d bytes" % LONGEST})
        try:
            bus = Bus()
            try:
                seq = bus.store(self.rfile.read(length))
            finally:
                bus.close()
        except OSError as problem:
            return self.answer(503, {"error": str(problem)})
        return self.answer(202, {"seq": seq})

    def answer(self, status, body):
        text = body if isinstance(body, str) else json.dumps(body) + "\n"
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; version=0.0.4" if isinstance(body, str) else "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    if sys.argv[1:] == ["--ready"]:
        urllib.request.urlopen("http://127.0.0.1:8000/ready", timeout=2)
    else:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # as the first process it has no default
        print("api: listening", flush=True)
        ThreadingHTTPServer(("", 8000), Api).serve_forever()
