"""Reservations of text and data mining, by header and by a site's file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.web.tdm import Reservation, nearer, reservation_of_file, reservation_of_headers


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, None),
        ({"tdm-reservation": "1"}, Reservation(True)),
        ({"tdm-reservation": " 0 "}, Reservation(False)),
        ({"tdm-reservation": "yes"}, None),
        ({"tdm-reservation": "1, 1", "tdm-policy": "https://x.example/p, https://x.example/p"}, Reservation(True, "https://x.example/p")),
        ({"tdm-reservation": "0, 1"}, Reservation(True)),
        ({"tdm-reservation": "1, 2"}, None),
        ({"tdm-reservation": "0", "tdm-policy": "https://x.example/p"}, Reservation(False)),
        ({"tdm-reservation": "1", "tdm-policy": "\x1b[2Jhttps://x.example/p"}, Reservation(True)),
        ({"tdm-reservation": "1", "tdm-policy": "https://x.example/p"}, Reservation(True, "https://x.example/p")),
    ],
)
def test_headers(headers: dict[str, str], expected: Reservation | None) -> None:
    assert reservation_of_headers(headers) == expected


RULES = json.dumps(
    [
        "no rule",
        {"location": 7, "tdm-reservation": 1},
        {"location": "/", "tdm-reservation": [1]},
        {"location": "/x"},
        {"location": "/archiv/frei/", "tdm-reservation": 0, "tdm-policy": "https://x.example/p"},
        {"location": "/archiv/", "tdm-reservation": 1, "tdm-policy": "https://x.example/p"},
        {"location": "/*.pdf$", "tdm-reservation": "1"},
        {"location": "/", "tdm-reservation": 0},
        {"location": "/heute", "tdm-reservation": 1},
    ]
)


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        ("/", False), ("/heute", False), ("/archiv/1", True), ("/archiv/frei/1", False), ("/a.pdf", True), ("/a.pdfx", False),
        ("/a.pdf?x", False), ("/Archiv/1", False),
    ],
)  # fmt: skip
def test_the_first_fitting_location_decides(path: str, reserved: bool) -> None:
    found = reservation_of_file(RULES, path)
    assert found is not None
    assert found == Reservation(reserved, "https://x.example/p" if path == "/archiv/1" else None)


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/ä", "/%C3%A4", True), ("/%c3%a4", "/ä", True), ("/a~b", "/a%7Eb", True), ("/a%7Eb", "/a~b", True),
        ("/a%2Fb", "/a/b", False), ("/path/foo-%24", "/path/foo-$", True), ("/a$b", "/a$b", True), ("/a*$", "/a$", True),
        ("/a$", "/a", True), ("/a$", "/ab", False), ("/a", "/ab", True), ("/*b*c$", "/abbc", True), ("/*b*c$", "/acb", False),
        ("/ab*b$", "/ab", False), ("/a?x=", "/a?x=1", True), ("*", "/a", True), ("", "/a", True), ("a", "/a", False),
    ],
)  # fmt: skip
def test_locations(location: str, path: str, fits: bool) -> None:
    found = reservation_of_file(json.dumps([{"location": location, "tdm-reservation": 1}]), path)
    assert (found is not None) is fits


def test_the_header_goes_before_the_file_whose_policy_stays() -> None:
    header, file = Reservation(True), Reservation(False, "https://x.example/p")
    assert nearer(header, Reservation(True, "https://x.example/p")) == Reservation(True, "https://x.example/p")
    assert nearer(Reservation(False), Reservation(True, "https://x.example/p")) == Reservation(False)
    assert (nearer(None, file), nearer(header, None), nearer(None, None)) == (file, header, None)


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[[]]", "nonsense", '[{"location": "/a", "tdm-reservation": 1}]'])
def test_a_file_that_says_nothing_of_a_path(text: str) -> None:
    assert reservation_of_file(text, "/b") is None


@given(st.text(), st.text("/ab*$.", max_size=30))
def test_any_file_is_understood_or_passed_over(text: str, location: str) -> None:
    reservation_of_file(text, location)
    reservation_of_file(json.dumps([{"location": location, "tdm-reservation": 1}]), "/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.b")


@given(st.dictionaries(st.sampled_from(["tdm-reservation", "tdm-policy"]), st.text() | st.text("01, ")))
def test_any_header_is_understood_or_passed_over(headers: dict[str, str]) -> None:
    found = reservation_of_headers(headers)
    assert found is None or found.policy is None or found.reserved


@given(st.text("/ab*$%2é?", max_size=12), st.text("/ab*$%2é?", max_size=12))
def test_a_location_fits_what_it_begins(location: str, more: str) -> None:
    path = location.replace("*", more) + more
    if "%" not in path and not location.endswith("$"):
        assert reservation_of_file(json.dumps([{"location": location, "tdm-reservation": 1}]), path) == Reservation(True)
