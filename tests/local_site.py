"""A web site on this machine, which answers what a test puts there and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = "Grüße".encode()


class Site:
    """What a server answers: path to status, headers and body; and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []
        self.address = ""

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)
        return self.address + path


class Pages(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append(self.path)
        status, headers, body = self.site.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/langsam":
            for byte in body:
                time.sleep(0.1)
                try:
                    self.wfile.write(bytes([byte]))
                except OSError:
                    return
        else:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (Pages,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
        served.daemon_threads = True
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        site.address = f"http://127.0.0.1:{served.server_port}"
        yield site
        served.shutdown()
        thread.join()
