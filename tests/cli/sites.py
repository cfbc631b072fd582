"""A site on loopback whose pages can be taken away, and the parsed output of the commands."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TEXT = "".join(f"<p>Sentence {n} of the report on the survey of households in the townships.</p>" for n in range(60))
PAGE = f"<html><head><title>Report</title></head><body><main><h1>Report</h1>{TEXT}</main></body></html>".encode()


class Site:
    """A site on loopback whose pages can be taken away."""

    def __init__(self) -> None:
        self.pages = {
            "/": PAGE.replace(b"Report", b"Home"),
            "/report": PAGE,
            "/list.txt": b"# cited\nhttps://example.org/cited\n",
        }
        pages = self.pages

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self):
                body = pages.get(self.path)
                self.send_response(200 if body is not None else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"gone")))
                self.end_headers()
                self.wfile.write(body or b"gone")

            def log_message(self, *args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]
