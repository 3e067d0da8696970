"""Fetching a page, only ever because its address was given.

The address must be public: a name that leads to this machine or into a private network is refused, redirects too, and
the connection is made to the very address that was checked. Proxies of the environment are not used.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    UnknownHandler,
)

from demnach.intake.errors import IntakeError, NotFound, TooLarge

SECONDS = 20.0
"""Seconds without an answer after which a connection is given up, and seconds in all for a page."""
_CHUNK = 1 << 16
_GONE = (404, 410)
_HEADERS = {
    "User-Agent": "demnach (reads one page at its reader's request)",
    "Accept": "text/html,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": "identity",
}
_SAVE = "open the page in a browser, save it and give the file"


def fetch(url: str, largest: int) -> bytes:
    """Return the bytes behind an address.

    Raises NotFound, TooLarge (over ``largest`` bytes), or IntakeError for private addresses and other failures.
    """
    try:
        if not urlsplit(url).hostname:
            raise IntakeError("this is no address", where=url, remedy="write it as https://…")
        with _opener().open(Request(url, headers=_HEADERS), timeout=SECONDS) as response:
            return _read(response, largest, url)
    except HTTPError as error:
        error.close()
        kind = NotFound if error.code in _GONE else IntakeError
        raise kind(f"the server says {error.code} {error.reason}", where=url, remedy=_SAVE) from error
    except (HTTPException, OSError, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        raise IntakeError(
            f"cannot be fetched ({reason})", where=url, remedy="check the address and the network, or save the page"
        ) from error


def _read(response: HTTPResponse, largest: int, url: str) -> bytes:
    until = time.monotonic() + SECONDS
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > largest:
            raise TooLarge(f"larger than {largest >> 20} MB", where=url, remedy="save the text of the article")
        if time.monotonic() > until:
            raise IntakeError(f"takes longer than {SECONDS:.0f} seconds", where=url, remedy=_SAVE)
    return bytes(data)


def _opener() -> OpenerDirector:
    """Return an opener that knows http and https and nothing else, not even by redirect."""
    opener = OpenerDirector()
    for handler in (UnknownHandler(), HTTPDefaultErrorHandler(), HTTPRedirectHandler(), HTTPErrorProcessor()):
        opener.add_handler(handler)
    opener.add_handler(_Http())
    opener.add_handler(_Https())
    return opener


def public_socket(host: str, port: int, timeout: float | None) -> socket.socket:
    """Connect to a host, but only at public addresses.

    Raises IntakeError if it has no other than private ones, OSError if none of them answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    public = [entry for entry in found if _is_public(str(entry[4][0]))]
    if not public:
        raise IntakeError(f"{host} is a private address", where=host, remedy=_SAVE)
    failure = OSError(f"no address for {host}")
    for family, kind, protocol, _, address in public:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (inner or found).is_global


class _PublicHttp(HTTPConnection):
    def connect(self) -> None:
        self.sock = public_socket(self.host, self.port, self.timeout)


class _PublicHttps(HTTPSConnection):
    def connect(self) -> None:
        plain = public_socket(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


class _Http(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PublicHttp, req)


class _Https(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PublicHttps, req)
