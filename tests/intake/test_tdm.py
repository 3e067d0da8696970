"""Reservations of text and data mining, by header and by a site's file; and the rules of robots.txt."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.web.robots import Robots
from demnach.intake.web.tdm import Reservation, reservation_of_file, reservation_of_headers


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"tdm-reservation": "1"}, Reservation(True)),
        ({"tdm-reservation": " 0 "}, Reservation(False)),
        ({"tdm-reservation": "yes"}, None),
        ({"tdm-reservation": "1", "tdm-policy": "https://x.example/p"}, Reservation(True, "https://x.example/p")),
    ],
)
def test_headers(headers: dict[str, str], expected: Reservation | None) -> None:
    assert reservation_of_headers(headers) == expected


RULES = json.dumps(
    [
        {"location": "/", "tdm-reservation": 0},
        {"location": "/archiv/", "tdm-reservation": 1, "tdm-policy": "https://x.example/p"},
        {"location": "/*.pdf$", "tdm-reservation": 1},
        {"location": "/archiv/frei/", "tdm-reservation": 0},
        "no rule",
        {"location": 7, "tdm-reservation": 1},
        {"location": "/x"},
    ]
)


@pytest.mark.parametrize(
    ("path", "reserved"),
    [("/", False), ("/heute", False), ("/archiv/1", True), ("/archiv/frei/1", False), ("/a.pdf", True), ("/a.pdfx", False)],
)
def test_the_longest_location_decides(path: str, reserved: bool) -> None:
    found = reservation_of_file(RULES, path)
    assert found is not None
    assert found.reserved is reserved


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[[]]", "nonsense", '[{"location": "/a", "tdm-reservation": 1}]'])
def test_a_file_that_says_nothing_of_a_path(text: str) -> None:
    assert reservation_of_file(text, "/b") is None


@given(st.text(), st.text("/ab*$.", max_size=30))
def test_any_file_is_understood_or_passed_over(text: str, location: str) -> None:
    reservation_of_file(text, location)
    reservation_of_file(json.dumps([{"location": location, "tdm-reservation": 1}]), "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b")


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
