"""Fetching pages, only ever because their address was given, by hand or by a feed that was.

The address must be public: a name that leads to this machine or into a private network is refused, redirects too. Proxies of
the environment and cookies are not used. A ``Fetcher``, for many pages, asks robots.txt and TDM reservations first, and waits
between two requests to a host.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from demnach.intake.errors import SAVE_PAGE, IntakeError, NotFound, TooLarge
from demnach.intake.web import robots, tdm
from demnach.intake.web.body import ACCEPTED, read_body
from demnach.intake.web.connection import Backend
from demnach.intake.web.robots import Robots, site_of
from demnach.intake.web.tdm import Reservation, nearer, reservation_of_file, reservation_of_headers

SECONDS = 20.0
"""Seconds for a page in all, redirects included."""
CONNECTING = 8.0
"""Seconds for a connection to one of a host's addresses; another one may answer."""
REDIRECTS = 5
PAUSE = 1.0
"""Seconds between two requests to a host, if its robots.txt does not ask for more."""
LONGEST_PAUSE = 30.0
_AGENT = "demnach"
_GONE = (404, 410)
_OK = range(200, 300)
_MOVED = (301, 302, 303, 307, 308)
_SCHEMES = ("http", "https")
_LATER = "try again later"
_LICENCE = "ask the publisher for a licence; --ignore-reservations if you have one"
_NO_ANSWER = (httpx.HTTPError, httpx.InvalidURL, httpcore.TimeoutException, OSError, ValueError)
"""What the network, a server or a bad address raises."""


class NotAllowed(IntakeError):  # noqa: N818 - the name says what is wrong
    """A page that its site keeps from crawlers (robots.txt) or from text and data mining (TDM reservation)."""


class Fetched(NamedTuple):
    """A page: the address that it was found at in the end, its bytes, and what its site reserves."""

    url: str
    content: bytes
    content_type: str
    reservation: Reservation | None
    at: str
    """When it was fetched (UTC, ISO 8601)."""


class _Answer(NamedTuple):
    url: str
    status: int
    reason: str
    headers: httpx.Headers
    content: bytes


def fetch(url: str, largest: int) -> bytes:
    """Return the bytes behind one address, at its reader's request: robots.txt, which is for crawlers, is not asked.

    Raises NotFound, TooLarge (over ``largest`` bytes), or IntakeError for private addresses and other failures.
    """
    with Fetcher(largest=largest, respect=False, pause=0) as fetcher:
        return fetcher.get(url).content


class Fetcher:
    """Fetches many pages politely; a context manager. Sizes are bytes, unpacked; times are seconds.

    ``respect`` asks robots.txt and TDM reservations and refuses what they keep; ``allow_private`` opens this machine and its
    network; ``sleep`` and ``clock`` (monotonic) are there to be replaced in tests.
    """

    def __init__(
        self,
        *,
        largest: int,
        respect: bool = True,
        allow_private: bool = False,
        seconds: float = SECONDS,
        pause: float = PAUSE,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._largest = largest
        self._respect = respect
        self._seconds = seconds
        self._pause = pause
        self._sleep = sleep
        self._clock = clock
        self._backend = Backend(allow_private=allow_private)
        self._client = _client(self._backend, seconds)
        self._robots = Robots(_AGENT, lambda url: self._ask(url, robots.LARGEST, whole=False))
        self._files: dict[str, str] = {}
        self._last: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(self, url: str) -> Fetched:
        """Return the page at an address.

        Raises NotFound, NotAllowed, TooLarge, or IntakeError for private addresses, other schemes and failures.
        """
        self._backend.until = time.monotonic() + self._seconds
        try:
            if self._respect:
                self._keep_out(url)
                self._filed(url)  # before any page of the site (TDM report, Processing priority)
            answer = self._answer(url, self._largest, checked=self._respect)
            filed = self._filed(answer.url) if self._respect and answer.status in _OK else None
        except IntakeError as error:
            raise error.at(url) from error
        except _NO_ANSWER as error:
            raise _failed(url, error, self._seconds) from error
        if answer.status not in _OK:
            kind = NotFound if answer.status in _GONE else IntakeError
            raise kind(f"the server says {answer.status} {answer.reason}", where=url, remedy=SAVE_PAGE)
        reservation = nearer(reservation_of_headers(answer.headers), filed)
        if self._respect and reservation is not None and reservation.reserved:
            raise reserved_at(url, reservation.policy)
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Fetched(answer.url, answer.content, answer.headers.get("content-type", ""), reservation, now)

    def _answer(self, url: str, largest: int, *, checked: bool) -> _Answer:
        """The answer at the end of the redirects; with ``checked`` each address on the way is one that robots.txt allows."""
        for _ in range(REDIRECTS + 1):
            _check(url)
            if checked:
                self._keep_out(url)
            self._wait(url)
            answer = self._once(url, largest)
            location = answer.headers.get("location")
            if answer.status not in _MOVED or location is None:
                return answer
            url = urljoin(url, location)
        raise IntakeError(f"more than {REDIRECTS} redirects", where=url, remedy=SAVE_PAGE)

    def _keep_out(self, url: str) -> None:
        """Raise NotAllowed for what the site's robots.txt keeps crawlers out of."""
        _check(url)
        if self._robots.failed(url):
            raise NotAllowed("the site's robots.txt cannot be fetched, so nothing else is", where=url, remedy=_LATER)
        if not self._robots.allowed(url):
            raise NotAllowed("the site's robots.txt keeps crawlers out", where=url, remedy=_LICENCE)

    def _once(self, url: str, largest: int, *, whole: bool = True) -> _Answer:
        content = b""
        with self._client.stream("GET", url) as response:
            if response.status_code in _OK:
                packing = response.headers.get("content-encoding", "")
                content = read_body(response.iter_raw(), packing, largest, whole=whole)
        return _Answer(str(response.url), response.status_code, response.reason_phrase, response.headers, content)

    def _wait(self, url: str) -> None:
        """Leave a pause between two requests to a host."""
        host = urlsplit(url).hostname or ""
        asked = self._robots.delay(url) if self._respect else 0.0
        waiting = self._last.get(host, float("-inf")) + min(max(self._pause, asked), LONGEST_PAUSE) - self._clock()
        if waiting > 0:
            self._sleep(waiting)
            self._backend.until += waiting
        self._last[host] = self._clock()

    def _ask(self, url: str, largest: int, *, whole: bool) -> tuple[int, str]:
        """Status and text of one of a site's own files; status 0 where nobody answers.

        Raises TooLarge, and IntakeError where the site itself is at a private address.
        """
        asked = url
        try:
            for _ in range(REDIRECTS + 1):
                _check(asked)
                answer = self._once(asked, largest, whole=whole)
                location = answer.headers.get("location")
                if answer.status not in _MOVED or location is None:
                    return answer.status, answer.content.decode("utf-8-sig", "replace")
                asked = urljoin(asked, location)
        except TooLarge as error:
            raise error.at(url) from error
        except IntakeError:
            if asked == url:
                raise
        except _NO_ANSWER:
            pass
        return 0, ""

    def _filed(self, url: str) -> Reservation | None:
        """What the site's own file says of an address; a file that cannot be had says nothing."""
        site = site_of(url)
        text = self._files.get(site)
        if text is None:
            status, found = self._ask(site + tdm.WELL_KNOWN, tdm.LARGEST, whole=True)
            text = found if status in _OK else ""
            if status:  # where nobody answered, somebody may for the next page
                self._files[site] = text
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return reservation_of_file(text, (parts.path or "/") + query)


def reserved_at(url: str, policy: str | None) -> NotAllowed:
    """Return the refusal of a page whose text and data mining is reserved, with where its policy is."""
    told = f" (policy: {policy})" if policy else ""
    return NotAllowed(f"text and data mining is reserved{told}", where=url, remedy=_LICENCE)


def _client(backend: Backend, seconds: float) -> httpx.Client:
    """A client whose connections the backend makes: no proxies, no cookies of strangers, no packing that we cannot undo."""
    context = ssl.create_default_context()
    transport = httpx.HTTPTransport(verify=context)
    transport._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=backend, max_connections=4)
    headers = {
        "User-Agent": f"{_AGENT}/{version('demnach')} (reads news at its reader's request)",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": ACCEPTED,
    }
    return httpx.Client(
        transport=transport,
        timeout=httpx.Timeout(seconds, connect=min(CONNECTING, seconds)),
        headers=headers,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        trust_env=False,
        follow_redirects=False,
    )


def _check(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise IntakeError("this is no address", where=url, remedy="write it as https://…")
    if parts.username or parts.password:
        raise IntakeError("an address with a password in it is not fetched", where=parts.hostname, remedy=SAVE_PAGE)


def _failed(url: str, error: Exception, seconds: float) -> IntakeError:
    if isinstance(error, httpx.TimeoutException | httpcore.TimeoutException):
        return IntakeError(f"takes longer than {seconds:.0f} seconds", where=url, remedy=SAVE_PAGE)
    reason = str(error) or type(error).__name__
    return IntakeError(f"cannot be fetched ({reason})", where=url, remedy="check the address and the network, or save the page")
