"""The rules of robots.txt, whatever the server says and whatever stands in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.web.robots import Robots, site_of


@pytest.mark.parametrize(
    ("status", "text", "allowed"),
    [
        (200, "User-agent: *\nDisallow: /x", False),
        (200, "User-agent: other\nDisallow: /x", True),
        (200, "User-agent: demnach\nAllow: /x\nUser-agent: *\nDisallow: /", True),
        (200, "", True),
        (404, "Disallow: /", True),
        (403, "", True),
        (500, "", False),
        (0, "", False),
    ],
)
def test_robots(status: int, text: str, allowed: bool) -> None:
    asked = []

    def ask(url: str) -> tuple[int, str]:
        asked.append(url)
        return status, text

    robots = Robots("demnach", ask)
    assert robots.allowed("https://x.example/x/1?a") is allowed
    assert robots.allowed("https://x.example/x/2") is allowed
    assert asked == ["https://x.example/robots.txt"]


@given(st.text())
def test_any_robots_file_is_understood(text: str) -> None:
    robots = Robots("demnach", lambda _: (200, text))
    assert robots.allowed("https://x.example/") in (True, False)
    assert robots.delay("https://x.example/") >= 0


@pytest.mark.parametrize(("status", "failed"), [(200, False), (404, False), (500, True), (0, True), (304, True)])
def test_rules_that_cannot_be_had(status: int, failed: bool) -> None:
    robots = Robots("demnach", lambda _: (status, ""))
    assert robots.failed("https://x.example/") is failed
    assert robots.allowed("https://x.example/") is not failed


def test_a_site_is_one_however_it_is_written() -> None:
    assert site_of("https://X.example:443/a") == site_of("https://x.example/b") == "https://x.example"
    assert site_of("http://x.example:443/") == "http://x.example:443"
    assert site_of("http://[::1]:8080/") == "http://[::1]:8080"


@pytest.mark.parametrize(("told", "seconds"), [("7", 7), ("0.5", 0.5), ("-3", 0), ("nan", 0), ("inf", 0), ("soon", 0)])
def test_delays(told: str, seconds: float) -> None:
    robots = Robots("demnach", lambda _: (200, f"User-agent: *\nCrawl-delay: {told}\n"))
    assert robots.delay("https://x.example/") == seconds


@given(
    st.lists(st.sampled_from(["User-agent: *", "User-agent: demnach", "Allow: ", "Disallow: "]).flatmap(
        lambda field: st.text("/a*$%é", max_size=8).map(lambda value: field + value)
    )),
    st.text("/a*$%é?#", max_size=12),
)  # fmt: skip
def test_any_rules_decide_on_any_address(lines: list[str], path: str) -> None:
    robots = Robots("demnach", lambda _: (200, "\n".join(lines)))
    assert robots.allowed("https://x.example/" + path) in (True, False)
