"""robots.txt (RFC 9309): which paths of a site a crawler leaves alone, and how long it waits between two of them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512 * 1024
"""Bytes of a robots.txt that are read; what follows is not looked at (RFC 9309 2.5)."""
_ALL, _NOTHING = "", "User-agent: *\nDisallow: /"
_OK, _CLIENT_ERRORS = range(200, 300), range(400, 500)
_PORTS = {"http": ":80", "https": ":443"}

Ask = Callable[[str], tuple[int, str]]
"""Fetches an address and returns the status and the text; status 0 where nobody answers."""


def site_of(url: str) -> str:
    """Return the site that an address belongs to: scheme, host and port, the usual port left out."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(_PORTS.get(parts.scheme, ''))}"


class Robots:
    """The rules of the sites that were asked for, each asked once."""

    def __init__(self, agent: str, ask: Ask) -> None:
        self._agent = agent
        self._ask = ask
        self._rules: dict[str, Protego] = {}
        self._failed: set[str] = set()

    def allowed(self, url: str) -> bool:
        """True if the site lets the crawler fetch an address."""
        return bool(self._of(url).can_fetch(url, self._agent))

    def failed(self, url: str) -> bool:
        """True if the site's rules could not be had, so that nothing of it may be fetched."""
        self._of(url)
        return site_of(url) in self._failed

    def delay(self, url: str) -> float:
        """Return the seconds that the site asks to leave between two requests; 0 if it does not say."""
        return float(self._of(url).crawl_delay(self._agent) or 0)

    def _of(self, url: str) -> Protego:
        site = site_of(url)
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(site))
        return self._rules[site]

    def _text(self, site: str) -> str:
        """No file means no rules; a server that does not answer, or fails, means that nothing may be fetched."""
        status, text = self._ask(f"{site}/robots.txt")
        if status in _OK:
            return text
        if status in _CLIENT_ERRORS:
            return _ALL
        self._failed.add(site)
        return _NOTHING
