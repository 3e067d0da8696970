"""robots.txt (RFC 9309): which paths of a site a crawler leaves alone, and how long it waits between two of them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512 * 1024
"""Bytes of a robots.txt that are read."""
_ALL, _NOTHING = "", "User-agent: *\nDisallow: /"
_CLIENT_ERRORS, _SERVER_ERRORS = range(400, 500), range(500, 600)

Ask = Callable[[str], tuple[int, str]]
"""Fetches an address and returns the status and the text; status 0 where nobody answers."""


class Robots:
    """The rules of the sites that were asked for, each asked once."""

    def __init__(self, agent: str, ask: Ask) -> None:
        self._agent = agent
        self._ask = ask
        self._rules: dict[str, Protego] = {}

    def allowed(self, url: str) -> bool:
        """True if the site lets the crawler fetch an address."""
        return bool(self._of(url).can_fetch(url, self._agent))

    def delay(self, url: str) -> float:
        """Return the seconds that the site asks to leave between two requests; 0 if it does not say."""
        return float(self._of(url).crawl_delay(self._agent) or 0)

    def _of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, url: str) -> str:
        """No file means no rules; a server that does not answer, or fails, means that nothing may be fetched."""
        status, text = self._ask(url)
        if status == 0 or status in _SERVER_ERRORS:
            return _NOTHING
        return _ALL if status in _CLIENT_ERRORS else text
