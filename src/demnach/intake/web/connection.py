"""Connections of the fetcher: to public addresses only, to the very address that was checked, never for longer than allowed."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from demnach.intake.errors import SAVE_PAGE, IntakeError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is allocated of IPv6 for use from everywhere (RFC 4291); what lies outside leads inside or nowhere."""
_SPECIAL = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Special purposes (IANA registries) that ``ipaddress`` does not know in every version of Python."""


def is_public(address: str) -> bool:
    """True for an address that is reachable from everywhere, and for none that leads inside by another way of writing it."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if any(found in network for network in _SPECIAL if network.version == found.version):
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast
    inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else found.ipv4_mapped
    if inner is not None:
        return is_public(str(inner))
    if found.sixtofour is not None and not is_public(str(found.sixtofour)):
        return False
    return found in _UNICAST and found.is_global


class Backend(httpcore.NetworkBackend):
    """Resolves a name once, checks what it found, and connects to that: a name cannot lead elsewhere the second time.

    ``until`` (monotonic seconds) is when whatever is being read or connected has to be done.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()
        self.until = float("inf")

    def connect_tcp(  # noqa: D102
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        open_ = [address for address in addresses if self._allow_private or is_public(address)]
        if not open_:
            raise IntakeError(f"{host} is a private address", where=host, remedy=SAVE_PAGE)
        failure: Exception = httpcore.ConnectError(f"no address for {host}")
        for address in open_:
            try:
                stream = self._inner.connect_tcp(address, port, _left(self.until, timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self)
        raise failure

    def connect_unix_socket(  # noqa: D102
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("sockets of this machine are not connected to")


class _Stream(httpcore.NetworkStream):
    """A stream that gives up when its time is over, however slowly the other side sends."""

    def __init__(self, stream: httpcore.NetworkStream, backend: Backend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._backend.until, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._backend.until, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, _left(self._backend.until, timeout))
        return _Stream(inner, self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float, timeout: float | None) -> float | None:
    """Seconds that are left. Raises ReadTimeout where none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("no time left")
    return min(left, timeout) if timeout is not None else (None if left == float("inf") else left)
