"""Fetching a page: http(s) only, limited in size, time and redirects, never from a private address."""

from __future__ import annotations

import ipaddress
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import IO

from demnach.intake.errors import IntakeError, NotFound, TooLarge

SECONDS = 20
_MOST_REDIRECTS = 5


def fetch(url: str, largest: int) -> bytes:
    """Return the bytes behind an address.

    Raises NotFound, TooLarge (over ``largest`` bytes), or IntakeError for what the network says and for private addresses.
    """
    opener = urllib.request.build_opener(_Redirects())
    _check_host(url)
    request = urllib.request.Request(url, headers={"User-Agent": "demnach (+https://pypi.org/project/demnach/)"})
    try:
        with opener.open(request, timeout=SECONDS) as response:
            data: bytes = response.read(largest + 1)
    except urllib.error.HTTPError as error:
        kind = NotFound if error.code in (404, 410) else IntakeError
        raise kind(f"the server says {error.code} {error.reason}", where=url, remedy="open it in a browser") from error
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise IntakeError(
            f"cannot be fetched ({getattr(error, 'reason', error)})", where=url, remedy="check the network"
        ) from error
    if len(data) > largest:
        raise TooLarge(f"larger than {largest // 2**20} MB", where=url)
    return data


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _MOST_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        _check_host(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _check_host(url: str) -> None:
    """Refuse hosts on this machine or in a private network."""
    host = urllib.parse.urlsplit(url).hostname
    if not host:
        raise IntakeError("this is no address", where=url, remedy="write it as https://…")
    try:
        found = socket.getaddrinfo(host, None)
    except OSError as error:
        raise IntakeError(f"the host {host} is not known", where=url, remedy="check the address") from error
    for *_, address in found:
        if not ipaddress.ip_address(address[0]).is_global:
            raise IntakeError(f"{host} is a private address", where=url, remedy="save the page and give the file")
