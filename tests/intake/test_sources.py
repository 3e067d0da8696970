"""Sources: files, folders, patterns, feeds, lists of feeds and addresses, each with where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from demnach.intake import sources
from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError
from demnach.intake.sources import Found, Reach, drafts_of
from demnach.intake.web.fetch import Fetcher
from local_site import Site

TEXT = "Bei einer Explosion im Hafen sind am Dienstag zwölf Menschen verletzt worden, teilte die Polizei mit."
MORE = "Die Lage sei inzwischen unter Kontrolle, sagte ein Sprecher der Hafenverwaltung am Abend in Sandmünde."


def page(title: str) -> bytes:
    return (
        f'<html lang="de"><head><title>{title}</title></head><body><article>'
        f"<h1>{title}</h1><p>{TEXT}</p><p>{MORE}</p></article></body></html>"
    ).encode()


def feed(*links: str) -> bytes:
    items = "".join(f"<item><title>Meldung</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Küstenbote</title>{items}</channel></rss>'.encode()


def opml(*feeds: str) -> bytes:
    outlines = "".join(f'<outline type="rss" xmlUrl="{url}"/>' for url in feeds)
    return f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'.encode()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pauses between requests."""
    monkeypatch.setattr(sources, "Fetcher", lambda **options: Fetcher(**options, sleep=lambda _: None))


def found(*names: str, respect: bool = True, allow_private: bool = True, json_lines: bool = False) -> list[Found]:
    return list(drafts_of([*names], Reach(respect=respect, allow_private=allow_private), json_lines=json_lines))


def titles(results: list[Found]) -> list[str | None]:
    return [draft.title if isinstance(draft, Draft) else draft.what for _, draft in results]


def test_files_folders_and_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b/c.txt", "b/.hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert [where for where, _ in found(".")] == ["a.txt", "b/c.txt"]
    assert [where for where, _ in found("*/*.txt", "a.txt")] == ["b/c.txt", "a.txt"]
    assert titles(found("x*.txt", "none.txt")) == ["no file fits this pattern", "there is no such file"]
    (tmp_path / "leer").mkdir()
    assert titles(found("leer")) == ["there is no file in this folder"]


def test_a_file_with_the_name_of_a_pattern_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "[1].txt"
    path.write_text(TEXT, encoding="utf-8")
    assert [type(draft) for _, draft in found(str(path))] == [Draft]


def test_an_address_of_a_page(site: Site) -> None:
    (result,) = found(site.put("/1", page("Explosion im Hafen")))
    assert titles([result]) == ["Explosion im Hafen"]
    assert isinstance(result[1], Draft)
    assert result[1].url == site.address + "/1"


def test_a_feed_gives_the_pages_that_it_links(site: Site) -> None:
    site.put("/1", page("Erste Meldung"))
    site.put("/2", page("Zweite Meldung"))
    results = found(site.put("/feed", feed("/1", "/2", "/3")))
    assert titles(results)[:2] == ["Erste Meldung", "Zweite Meldung"]
    assert isinstance(results[2][1], IntakeError)
    assert "404" in results[2][1].what
    assert all(isinstance(draft, IntakeError) or draft.outlet == "Küstenbote" for _, draft in results)


def test_a_list_of_feeds_gives_the_pages_of_all(site: Site, tmp_path: Path) -> None:
    site.put("/1", page("Erste Meldung"))
    site.put("/2", page("Zweite Meldung"))
    feeds = [site.put("/feed1", feed("/1")), site.put("/feed2", feed("/2"))]
    (tmp_path / "abos.opml").write_bytes(opml(*feeds))
    assert titles(found(str(tmp_path / "abos.opml"))) == ["Erste Meldung", "Zweite Meldung"]
    assert titles(found(site.put("/abos", opml(*feeds)))) == ["Erste Meldung", "Zweite Meldung"]


def test_lists_that_name_themselves_end(site: Site) -> None:
    url = site.put("/abos")
    site.put("/abos", opml(url))
    assert titles(found(url)) == ["lists of feeds in lists of feeds"]


def test_a_feed_on_disk_may_link_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "1.html").write_bytes(page("Erste Meldung"))
    (tmp_path / "feed.xml").write_bytes(feed("1.html"))
    assert titles(found(str(tmp_path / "feed.xml"))) == ["Erste Meldung"]


def test_what_a_site_keeps_is_refused_and_told(site: Site) -> None:
    site.put("/robots.txt", b"User-agent: *\nDisallow: /intern")
    site.put("/intern/1", page("Intern"))
    meta = page("Vorbehalten").replace(b"</head>", b'<meta name="tdm-reservation" content="1"></head>')
    site.put("/2", meta)
    results = found(site.put("/feed", feed("/intern/1", "/2")))
    assert [("robots" in what, "reserved" in what) for what in map(str, titles(results))] == [(True, False), (False, True)]
    assert titles(found(site.address + "/feed", respect=False)) == ["Intern", "Vorbehalten"]


def test_a_reservation_is_kept_with_what_is_fetched_all_the_same(site: Site) -> None:
    url = site.put("/1", page("Meldung"), tdm_reservation="1", tdm_policy="https://bote.example/tdm")
    ((_, draft),) = found(url, respect=False)
    assert isinstance(draft, Draft)
    assert (draft.rights.tdm_reserved, draft.rights.tdm_policy) == (True, "https://bote.example/tdm")


def test_private_addresses_are_refused(site: Site) -> None:
    assert "private" in str(titles(found(site.put("/1", page("x")), allow_private=False))[0])


def test_an_archive_of_the_web(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    results = found(str(root / "fuzz" / "warc" / "eins.warc"), str(root / "fuzz" / "warc" / "zwei.warc.gz"))
    assert titles(results) == ["Explosion im Hafen"] * 3
    assert isinstance(results[0][1], Draft)
    assert results[0][1].url == "https://bote.example/1"


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "1", "text": "' + TEXT + '"}\nnot json\n', encoding="utf-8")
    results = found(str(path), json_lines=True)
    assert [type(draft).__name__ for _, draft in results] == ["Draft", "BadRecord"]
