"""Pages are fetched from public addresses only, within limits, and never by another scheme."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from demnach.intake import fetch as fetching
from demnach.intake.errors import IntakeError, NotFound, TooLarge
from demnach.intake.fetch import fetch, public_socket


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/weiter":
            self.answer(302, b"", "/seite")
        elif self.path == "/datei":
            self.answer(302, b"", "file:///etc/hostname")
        elif self.path == "/fehlt":
            self.answer(404, b"")
        elif self.path == "/gross":
            self.answer(200, b"a" * 5000)
        else:
            self.answer(200, "Grüße".encode())

    def answer(self, code: int, body: bytes, location: str = "") -> None:
        self.send_response(code)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Pages) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


@pytest.fixture
def loopback_is_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_is_public", lambda address: True)


@pytest.mark.usefixtures("loopback_is_public")
def test_a_page_is_fetched_also_by_redirect(server: str) -> None:
    assert fetch(f"{server}/seite", 100).decode() == "Grüße"
    assert fetch(f"{server}/weiter", 100).decode() == "Grüße"


@pytest.mark.usefixtures("loopback_is_public")
def test_what_goes_wrong_is_said(server: str) -> None:
    with pytest.raises(NotFound, match="404"):
        fetch(f"{server}/fehlt", 100)
    with pytest.raises(TooLarge):
        fetch(f"{server}/gross", 100)
    with pytest.raises(IntakeError, match=r"302|file"):
        fetch(f"{server}/datei", 100)


def test_private_addresses_are_refused(server: str) -> None:
    with pytest.raises(IntakeError, match="private address"):
        fetch(f"{server}/seite", 100)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::ffff:127.0.0.1", "fe80::1"]
)
def test_no_kind_of_private_address_is_connected_to(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_connection(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", no_connection)
    with pytest.raises(IntakeError, match="private address"):
        public_socket(host, 80, 1.0)


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    answers = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]]

    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return answers.pop()

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    public_socket("lohebote.example", 80, 1.0).close()
    assert asked == [("93.184.216.34", 80)]


@pytest.mark.parametrize("url", ["http://", "https:///seite", "http://[::1", "http://a b/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(IntakeError):
        fetch(url, 100)
