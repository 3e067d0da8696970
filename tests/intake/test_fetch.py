"""Pages are fetched from public addresses only, within limits, politely, and never by another scheme."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import httpcore
import pytest

from demnach.intake.errors import IntakeError, NotFound, TooLarge
from demnach.intake.web.connection import Backend, is_public
from demnach.intake.web.fetch import Fetcher, NotAllowed, fetch
from local_site import PAGE, Pages, Site

Get = Callable[..., bytes]


@pytest.fixture
def get() -> Get:
    """Fetches one page, from this machine too."""

    def call(url: str, **options: object) -> bytes:
        chosen = {"largest": 1000, "allow_private": True, "sleep": lambda _: None, **options}
        with Fetcher(**chosen) as fetcher:  # type: ignore[arg-type]
            return fetcher.get(url).content

    return call


def test_a_page_is_fetched_also_by_redirect(site: Site, get: Get) -> None:
    site.put("/seite")
    assert get(site.put("/weiter", b"", 302, Location="/seite")) == PAGE


def test_redirects_end(site: Site, get: Get) -> None:
    url = site.put("/kreis", b"", 302, Location="/kreis")
    with pytest.raises(IntakeError, match="redirects"):
        get(url, respect=False)
    assert len(site.asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://example.org/x", "//", "http://user:secret@example.org/"])
def test_a_redirect_leads_to_no_other_scheme(site: Site, get: Get, target: str) -> None:
    with pytest.raises(IntakeError):
        get(site.put("/weg", b"", 302, Location=target))


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_not_found(site: Site, get: Get, status: int) -> None:
    with pytest.raises(NotFound, match=str(status)):
        get(site.put("/weg", b"", status))


def test_other_answers_are_told(site: Site, get: Get) -> None:
    with pytest.raises(IntakeError, match="503"):
        get(site.put("/kaputt", b"", 503))


def test_a_large_page_is_given_up(site: Site, get: Get) -> None:
    with pytest.raises(TooLarge):
        get(site.put("/gross", b"a" * 5000))


def test_a_page_that_is_large_when_unpacked_is_given_up(site: Site, get: Get) -> None:
    url = site.put("/bombe", gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    with pytest.raises(TooLarge):
        get(url, largest=1_000_000)


@pytest.mark.parametrize("packing", ["gzip, gzip", "br", "zstd"])
def test_a_page_packed_in_layers_or_unasked_is_not_unpacked(site: Site, get: Get, packing: str) -> None:
    body = gzip.compress(gzip.compress(bytes(1_000_000)))
    with pytest.raises(IntakeError, match="not asked for"):
        get(site.put("/bombe", body, Content_Encoding=packing))


def test_a_packed_page_is_unpacked(site: Site, get: Get) -> None:
    assert get(site.put("/zip", gzip.compress(PAGE), Content_Encoding="gzip")) == PAGE
    with pytest.raises(IntakeError, match="fetched"):
        get(site.put("/kein-zip", PAGE, Content_Encoding="gzip"))


def test_a_slow_page_is_given_up_however_it_drips(site: Site, get: Get) -> None:
    url = site.put("/langsam", bytes(100))
    begin = time.monotonic()
    with pytest.raises(IntakeError, match="longer than"):
        get(url, seconds=0.5, respect=False)
    assert time.monotonic() - begin < 3


@pytest.mark.parametrize("url", ["http://", "https:///seite", "http://[::1", "http://a b/", "seite", "javascript:1"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(IntakeError):
        fetch(url, 100)


def test_nobody_answers(get: Get) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(IntakeError, match="cannot be fetched"):
        get(f"http://127.0.0.1:{port}/", respect=False)


class TestAddresses:
    """No private address is connected to, by whatever name."""

    @pytest.mark.parametrize(
        "address",
        ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::ffff:127.0.0.1", "fe80::1%eth0", "::",
         "100.64.0.1", "224.0.0.1", "ff02::1", "2002:7f00:1::", "64:ff9b::7f00:1", "fd00::1", "255.255.255.255",
         "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "192.0.0.8", "192.88.99.1", "3fff::1", "5f00::1",
         "2001:0:7f00:1::f5ff:fffe", "2001:db8::1", "240.0.0.1", "198.18.0.1", "0.1.2.3"],
    )  # fmt: skip
    def test_private_ones_are_told(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address",
        ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822",
         "2002:5db8:d822::1"],
    )  # fmt: skip
    def test_public_ones_are_told(self, address: str) -> None:
        assert is_public(address)

    def test_private_ones_are_refused(self, site: Site) -> None:
        with pytest.raises(IntakeError, match="private address"):
            fetch(site.put("/seite"), 100)
        assert site.asked == []

    def test_the_address_that_was_checked_is_the_one_connected_to(self, monkeypatch: pytest.MonkeyPatch) -> None:
        answers = [["127.0.0.1"], ["93.184.216.34", "10.0.0.1"]]
        connected: list[str] = []

        def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in answers.pop()]

        def connect(_: object, host: str, *__: object) -> httpcore.NetworkStream:
            connected.append(host)
            return httpcore.NetworkStream()

        monkeypatch.setattr(socket, "getaddrinfo", resolve)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
        backend = Backend(allow_private=False)
        backend.connect_tcp("lohebote.example", 80, 1.0)
        assert connected == ["93.184.216.34"]
        with pytest.raises(IntakeError, match="private"):
            backend.connect_tcp("lohebote.example", 80, 1.0)
        assert connected == ["93.184.216.34"]

    def test_sockets_of_this_machine_are_not_connected_to(self) -> None:
        with pytest.raises(httpcore.ConnectError):
            Backend(allow_private=True).connect_unix_socket("/run/x")


class TestCertificates:
    """The host's name is verified though it is its address that is connected to."""

    @pytest.fixture
    def secure(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
        openssl = shutil.which("openssl")
        if openssl is None:
            pytest.skip("there is no openssl to make a certificate with")
        made = subprocess.run(
            [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=bote.example",
             "-addext", "subjectAltName=DNS:bote.example", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
            capture_output=True, check=False,
        )  # fmt: skip
        if made.returncode:
            pytest.skip(f"openssl makes no certificate: {made.stderr.decode()[-200:]}")
        site = Site()
        site.put("/")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
        resolved = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
        real = socket.getaddrinfo
        names = {"bote.example": resolved, "falscher-bote.example": resolved}
        monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: names.get(host) or real(host, *a, **k))
        handler = type("Handler", (Pages,), {"site": site})
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as served:
            served.daemon_threads = True
            served.handle_error = lambda *_: None  # type: ignore[method-assign]
            served.socket = context.wrap_socket(served.socket, server_side=True)
            thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            yield served.server_port
            served.shutdown()
            thread.join()

    def test_a_certificate_that_nobody_vouches_for(self, secure: int, get: Get) -> None:
        with pytest.raises(IntakeError, match=r"(?i)certificate"):
            get(f"https://bote.example:{secure}/", respect=False)

    def test_a_certificate_for_the_host(self, secure: int, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        assert get(f"https://bote.example:{secure}/", respect=False) == PAGE

    def test_a_certificate_for_another_host(
        self, secure: int, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        with pytest.raises(IntakeError, match=r"(?i)certificate|hostname"):
            get(f"https://falscher-bote.example:{secure}/", respect=False)


class TestPoliteness:
    """robots.txt and TDM reservations are asked first, and hosts are not hurried."""

    def test_robots_keep_crawlers_out_but_no_reader(self, site: Site, get: Get) -> None:
        url = site.put("/intern/1")
        site.put("/robots.txt", b"User-agent: *\nDisallow: /intern/\n")
        with pytest.raises(NotAllowed, match=r"robots\.txt"):
            get(url)
        assert get(url, respect=False) == PAGE

    def test_robots_are_asked_for_the_target_of_a_redirect_too(self, site: Site, get: Get) -> None:
        site.put("/intern/1")
        site.put("/robots.txt", b"User-agent: demnach\nDisallow: /intern/\n")
        with pytest.raises(NotAllowed):
            get(site.put("/weiter", b"", 301, Location="/intern/1"))

    def test_a_site_whose_robots_fail_is_left_alone(self, site: Site, get: Get) -> None:
        url = site.put("/seite")
        site.put("/robots.txt", b"", 500)
        with pytest.raises(NotAllowed):
            get(url)

    def test_a_site_is_asked_once_and_not_hurried(self, site: Site) -> None:
        waits: list[float] = []
        for path in ("/1", "/2", "/3"):
            site.put(path)
        site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
        with Fetcher(largest=100, allow_private=True, sleep=waits.append, clock=lambda: 100.0) as fetcher:
            for path in ("/1", "/2", "/3"):
                fetcher.get(site.address + path)
        assert waits == [7.0, 7.0]
        assert site.asked.count("/robots.txt") == 1
        assert site.asked.count("/.well-known/tdmrep.json") == 1

    def test_a_reserved_page_is_refused_and_told(self, site: Site, get: Get) -> None:
        url = site.put("/seite", PAGE, tdm_reservation="1", tdm_policy="https://bote.example/tdm")
        with pytest.raises(NotAllowed, match=r"bote\.example/tdm"):
            get(url)
        with Fetcher(largest=100, allow_private=True, respect=False) as fetcher:
            found = fetcher.get(url)
        assert found.reservation is not None
        assert (found.reservation.reserved, found.reservation.policy) == (True, "https://bote.example/tdm")

    def test_the_sites_file_reserves_by_path(self, site: Site, get: Get) -> None:
        site.put("/.well-known/tdmrep.json", b'[{"location": "/archiv/*", "tdm-reservation": 1}]')
        with pytest.raises(NotAllowed, match="reserved"):
            get(site.put("/archiv/1"))
        assert get(site.put("/heute/1")) == PAGE

    def test_the_header_goes_before_the_file(self, site: Site, get: Get) -> None:
        site.put("/.well-known/tdmrep.json", b'[{"location": "/", "tdm-reservation": 1}]')
        assert get(site.put("/frei", PAGE, tdm_reservation="0")) == PAGE

    def test_robots_that_fail_are_not_told_as_rules(self, site: Site, get: Get) -> None:
        url = site.put("/seite")
        for status, headers in ((500, {}), (302, {"Location": "/robots.txt"}), (302, {"Location": "http://["})):
            site.put("/robots.txt", b"", status, **headers)
            with pytest.raises(NotAllowed, match="cannot be fetched"):
                get(url)

    @pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b""])
    def test_large_robots_are_read_as_far_as_allowed(self, site: Site, get: Get, start: bytes) -> None:
        rules = start + b"User-agent: *\nDisallow: /intern/\n" + b"# mehr\n" * 100_000
        site.put("/robots.txt", rules)
        assert get(site.put("/seite")) == PAGE
        with pytest.raises(NotAllowed, match="keeps crawlers out"):
            get(site.put("/intern/1"))

    @pytest.mark.parametrize("target", ["http://[", "/.well-known/tdmrep.json", "file:///etc/hostname", "http://127.0.0.1:1/"])
    def test_a_reservation_file_that_leads_nowhere_says_nothing(self, site: Site, get: Get, target: str) -> None:
        site.put("/.well-known/tdmrep.json", b"", 302, Location=target)
        assert get(site.put("/seite")) == PAGE

    def test_a_reservation_file_that_did_not_answer_is_asked_again(self, site: Site) -> None:
        url = site.put("/seite")
        site.put("/.well-known/tdmrep.json", b"", 302, Location="http://127.0.0.1:1/")
        with Fetcher(largest=100, allow_private=True, sleep=lambda _: None) as fetcher:
            assert fetcher.get(url).content == PAGE
            site.put("/.well-known/tdmrep.json", b'[{"location": "/", "tdm-reservation": 1}]')
            with pytest.raises(NotAllowed, match="reserved"):
                fetcher.get(url)

    @pytest.mark.parametrize("more", [b"", b" " * 1_000_000])
    def test_a_reservation_file_may_be_large_and_marked(self, site: Site, get: Get, more: bytes) -> None:
        site.put("/.well-known/tdmrep.json", b'\xef\xbb\xbf[{"location": "/", "tdm-reservation": 1}]' + more)
        with pytest.raises(NotAllowed, match="reserved"):
            get(site.put("/seite"))

    def test_a_reservation_file_that_is_too_large_to_read_keeps_out(self, site: Site, get: Get) -> None:
        site.put("/.well-known/tdmrep.json", b"[" + b" " * 5_000_000)
        with pytest.raises(TooLarge):
            get(site.put("/seite"))

    def test_the_sites_own_files_are_asked_before_its_pages(self, site: Site, get: Get) -> None:
        get(site.put("/seite"))
        assert site.asked == ["/robots.txt", "/.well-known/tdmrep.json", "/seite"]

    def test_who_has_a_licence_does_not_hurry_either(self, site: Site) -> None:
        waits: list[float] = []
        with Fetcher(largest=100, allow_private=True, respect=False, pause=2, sleep=waits.append, clock=lambda: 9.0) as fetcher:
            for path in ("/1", "/2"):
                fetcher.get(site.put(path))
        assert waits == [2]
        assert site.asked == ["/1", "/2"]

    def test_no_site_may_ask_for_more_than_the_longest_pause(self, site: Site) -> None:
        waits: list[float] = []
        site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 86400\n")
        with Fetcher(largest=100, allow_private=True, sleep=waits.append, clock=lambda: 9.0) as fetcher:
            for path in ("/1", "/2"):
                fetcher.get(site.put(path))
        assert waits == [30]

    def test_a_private_site_is_told_as_such(self, site: Site, get: Get) -> None:
        with pytest.raises(IntakeError, match="private address"):
            get(site.put("/seite"), allow_private=False)

    def test_no_cookie_is_sent_back(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        sent: list[str | None] = []
        answer = Pages.do_GET

        def noting(page: Pages) -> None:
            sent.append(page.headers.get("Cookie"))
            answer(page)

        monkeypatch.setattr(Pages, "do_GET", noting)
        large, small = site.put("/gross", bytes(1000), Set_Cookie="id=7"), site.put("/klein", Set_Cookie="id=8")
        with Fetcher(largest=100, allow_private=True, respect=False, sleep=lambda _: None) as fetcher:
            with pytest.raises(TooLarge):
                fetcher.get(large)
            fetcher.get(small)
            fetcher.get(small)
        assert sent == [None, None, None]
