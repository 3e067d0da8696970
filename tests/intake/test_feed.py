"""Feeds: invented RSS and Atom feeds, read from their pages and from themselves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demnach.intake.draft import Draft
from demnach.intake.errors import IntakeError, NotAnArticle, NotFound, NotText
from demnach.intake.web.feed import Follow, looks_like_feed, read_feed

CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
STORY = "<p>Die Halle sei zerstört, teilte die Feuerwehr mit.</p><p>Verletzt wurde niemand.</p>"
RSS = f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- Der Bote -->
<?xml-stylesheet type="text/xsl" href="feed.xsl"?>
<rss version="2.0" {CONTENT}><channel><title>Seeberger Bote</title><copyright>© Seeberger Bote</copyright>
<item><title>Brand in Seeberg</title><link>/brand.html</link><guid isPermaLink="false">b-1</guid>
 <pubDate>Mon, 04 May 2026 00:30:00 +0200</pubDate><dc:creator>Lena Marquart und Jan Vries</dc:creator>
 <category>Feuer</category><category>Region</category><category>Feuer</category><description>Ein Brand.</description>
 <content:encoded><![CDATA[{STORY}<script>zaehle()</script>]]></content:encoded></item>
<item><title>Fähre fällt aus</title><link>https://bote.example/faehre.html</link><description>Nur kurz.</description></item>
<item><title>Brand in Seeberg (2)</title><link>https://bote.example/brand.html</link><description>Nochmals.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">See &lt;b&gt;Bote&lt;/b&gt;</title>
<rights>Alle Rechte vorbehalten</rights><link rel="license" href="https://lizenz.example/by"/>
<entry><title type="html">Brand &amp;amp; Rauch</title><id>tag:bote.example,2026:1</id><link href="brand.html"/>
 <published>2026-05-04T08:00:00+02:00</published><updated>2026-05-04T09:00:00Z</updated>
 <author><name>Lena Marquart</name><email>lm@bote.example</email></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Am <em>Morgen</em></h2>
 <p>Die Halle brannte, teilte die Feuerwehr mit.</p><p>Verletzt wurde niemand.</p></div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://bote.example/"><title>Bote</title></channel>
<item rdf:about="https://bote.example/1"><title>Brand</title><link>https://bote.example/1</link>
<dc:date>2026-05-04T08:00:00+02:00</dc:date><dc:rights>© Bote</dc:rights></item></rdf:RDF>"""
BASE = "https://bote.example/feeds/alle.xml"
PAGE = Draft(text="Die Halle brannte.", blocks=())


def read(source: str, base: str | None = BASE, follow: Follow | None = None) -> list[Draft | IntakeError]:
    return list(read_feed(source, base=base, follow=follow))


def first(source: str, base: str | None = BASE, follow: Follow | None = None) -> Draft:
    found = read(source, base, follow)[0]
    assert isinstance(found, Draft)
    return found


def rss(*items: str, channel: str = "<title>Bote</title>") -> str:
    return f"<rss {CONTENT}><channel>{channel}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def kinds(draft: Draft) -> list[tuple[str | None, str]]:
    return [(block.kind, draft.text[block.start : block.end]) for block in draft.blocks]


# what is a feed


@pytest.mark.parametrize("source", [RSS, ATOM, RDF, "\ufeff\n" + RSS, "<!DOCTYPE rss [<!ELEMENT x ANY>]>\n<rss>", "<RSS/>"])
def test_a_feed_is_told_by_its_root(source: str) -> None:
    assert looks_like_feed(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "Der Feed <rss> ist ein Format.",
        "<html><body><rss></rss></body></html>",
        "<feed/>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
        "<!-- <rss> ",
        "<!DOCTYPE rss [ <rss>",
        "<opml/>",
        "<?xml <rss>",
    ],
)
def test_what_is_no_feed(source: str) -> None:
    assert not looks_like_feed(source)
    with pytest.raises(NotAnArticle, match="no feed"):
        read(source)


# the entry's own article


def test_an_entry_that_holds_its_article() -> None:
    found = first(RSS)
    assert kinds(found) == [
        ("headline", "Brand in Seeberg"),
        ("paragraph", "Die Halle sei zerstört, teilte die Feuerwehr mit."),
        ("paragraph", "Verletzt wurde niemand."),
    ]
    assert (found.id, found.url, found.outlet) == (None, "https://bote.example/brand.html", "Seeberger Bote")
    assert (found.title, found.published, found.modified) == ("Brand in Seeberg", "2026-05-04T00:30:00+02:00", None)
    assert (found.keywords, found.authors) == (("Feuer", "Region"), ("Lena Marquart", "Jan Vries"))
    assert found.rights.notice == "© Seeberger Bote"


def test_a_teaser_is_no_article() -> None:
    error = read(RSS)[1]
    assert isinstance(error, NotAnArticle)
    assert (error.where, error.what) == ("https://bote.example/faehre.html", "only a teaser, its page is not read")


def test_atom() -> None:
    found = first(ATOM)
    assert [kind for kind, _ in kinds(found)] == ["headline", "subheading", "paragraph", "paragraph"]
    assert (found.title, found.outlet, found.url) == ("Brand & Rauch", "See Bote", "https://bote.example/feeds/brand.html")
    assert (found.published, found.modified) == ("2026-05-04T08:00:00+02:00", "2026-05-04T09:00:00Z")
    assert found.authors == ("Lena Marquart",)
    assert (found.rights.notice, found.rights.licence) == ("Alle Rechte vorbehalten", "https://lizenz.example/by")


def test_atoms_update_is_no_publication() -> None:
    found = first(ATOM.replace("published>", "gesendet>"))
    assert (found.published, found.modified) == (None, "2026-05-04T09:00:00Z")


def test_rdf_dates_its_items_by_dublin_core() -> None:
    found = first(RDF, follow=lambda link: iter([PAGE]))
    assert (found.published, found.modified) == ("2026-05-04T08:00:00+02:00", None)
    assert (found.rights.notice, found.outlet) == ("© Bote", "Bote")


def test_plain_content_has_a_paragraph_between_blank_lines() -> None:
    source = ATOM.replace('"xhtml"', '"text"').replace("<div", "<!--").replace("</div>", "")
    start, end = source.index("<!--"), source.index("</content>")
    found = first(source[:start] + "Die Halle\nbrannte.\n\nEs gab 3 &lt; 4 Wehren." + source[end:])
    assert kinds(found)[1:] == [("paragraph", "Die Halle brannte."), ("paragraph", "Es gab 3 < 4 Wehren.")]


def test_one_long_paragraph_is_an_article_and_a_short_one_is_not() -> None:
    item = "<title>Brand</title><content:encoded>&lt;p&gt;{}&lt;/p&gt;</content:encoded>"
    found, error = read(rss(item.format("Wort " * 100), item.format("Wort " * 20)))
    assert isinstance(found, Draft)
    assert isinstance(error, NotAnArticle)
    assert error.where == "entry 2"


def test_without_a_link_the_guid_is_the_id() -> None:
    found = first(rss(f"<guid isPermaLink='false'>b-1</guid><content:encoded><![CDATA[{STORY}]]></content:encoded>"))
    assert (found.id, found.url, found.title) == ("b-1", None, None)


def test_a_title_repeated_in_the_content_stands_once() -> None:
    story = f"<h1>Brand</h1>{STORY}"
    found = first(rss(f"<title>Brand</title><content:encoded><![CDATA[{story}]]></content:encoded>"))
    assert [kind for kind, _ in kinds(found)] == ["headline", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Mon, 04 May 2026 00:30:00 +0200", "2026-05-04T00:30:00+02:00"),
        ("Mon, 04 May 2026 00:30:00 GMT", "2026-05-04T00:30:00+00:00"),
        ("2026-05-04", "2026-05-04"),
        ("20260504T103000Z", "2026-05-04T10:30:00+00:00"),
        ("gestern", None),
        ("Mon, 04 May 99999999999999999999 00:30:00 +0200", None),
        ("", None),
    ],
)
def test_dates_keep_their_zone(written: str, read_as: str | None) -> None:
    item = f"<pubDate>{written}</pubDate><content:encoded><![CDATA[{STORY}]]></content:encoded>"
    assert first(rss(item)).published == read_as


# following links


def following(pages: dict[str, list[Draft | IntakeError]], asked: list[str]) -> Follow:
    def follow(link: str) -> Iterator[Draft | IntakeError]:
        asked.append(link)
        if link not in pages:
            raise NotFound("the server says 404")
        yield from pages[link]

    return follow


def test_pages_are_read_once_and_filled_in() -> None:
    asked: list[str] = []
    full = Draft(
        text="Die Fähre ruht.", blocks=(), url="https://a.example/f", outlet="Amt", published="2026-05-03", title="Fähre"
    )
    pages: dict[str, list[Draft | IntakeError]] = {
        "https://bote.example/brand.html": [PAGE],
        "https://bote.example/faehre.html": [full],
    }
    brand, ferry = read(RSS, follow=following(pages, asked))
    assert asked == ["https://bote.example/brand.html", "https://bote.example/faehre.html"]
    assert isinstance(brand, Draft)
    assert isinstance(ferry, Draft)
    assert (brand.text, brand.url, brand.title) == (PAGE.text, "https://bote.example/brand.html", "Brand in Seeberg")
    assert (brand.published, brand.outlet) == ("2026-05-04T00:30:00+02:00", "Seeberger Bote")
    assert (ferry.url, ferry.outlet, ferry.published, ferry.title) == (full.url, "Amt", "2026-05-03", "Fähre")
    assert ferry.rights.notice == "© Seeberger Bote"


def test_where_the_page_fails_the_entrys_own_article_is_read() -> None:
    own, error = read(RSS, follow=following({}, []))
    assert isinstance(own, Draft)
    assert "Verletzt wurde niemand." in own.text
    assert isinstance(error, NotFound)
    assert error.where == "https://bote.example/faehre.html"


def test_an_error_that_the_page_gives_is_kept_where_nothing_else_is() -> None:
    pages: dict[str, list[Draft | IntakeError]] = {"https://bote.example/faehre.html": [NotText("leer", where="Seite")]}
    error = read(RSS, follow=following(pages, []))[1]
    assert isinstance(error, NotText)
    assert error.where == "Seite"


def test_of_several_drafts_behind_a_link_none_gets_the_entrys_name() -> None:
    several = [Draft(text="Eins.", blocks=(), id="1"), Draft(text="Zwei.", blocks=(), id="2")]
    found = [draft for draft in read(RDF, follow=lambda link: iter(several)) if isinstance(draft, Draft)]
    assert [(draft.title, draft.url, draft.outlet) for draft in found] == [(None, None, "Bote")] * 2


@pytest.mark.parametrize(
    ("link", "base", "followed"),
    [
        ("brand.html", "feeds/bote.xml", "feeds/brand.html"),
        ("file:mai/brand%201.html", "feeds/bote.xml", "feeds/mai/brand 1.html"),
        ("brand.html?x=1#y", "bote.xml", "brand.html"),
        ("../geheim.html", "feeds/bote.xml", None),
        ("/etc/passwd", "feeds/bote.xml", None),
        ("file:///etc/passwd", BASE, None),
        ("file:///etc/passwd", "feeds/bote.xml", None),
        ("javascript:alert(1)", BASE, None),
        ("brand.html", "-", None),
        ("brand.html", None, None),
        ("http://[kaputt/", "feeds/bote.xml", None),
        ("//anders.example/brand", BASE, "https://anders.example/brand"),
        ("HTTPS://anders.example/brand", None, "HTTPS://anders.example/brand"),
    ],
)
def test_where_links_lead(link: str, base: str | None, followed: str | None) -> None:
    asked: list[str] = []
    found = read(rss(f"<title>Brand</title><link>{link}</link>"), base, following({}, asked))
    assert asked == ([followed] if followed else [])
    assert isinstance(found[0], IntakeError)


def test_files_beside_a_feed_on_disk(tmp_path: Path) -> None:
    asked: list[str] = []
    read(rss("<link>brand.html</link>"), str(tmp_path / "bote.xml"), following({}, asked))
    assert asked == [str(tmp_path / "brand.html")]


# damage


@pytest.mark.parametrize(
    "damage",
    [
        ("<title>Brand in Seeberg</title>", "<title>Brand in Seeberg</title"),
        ("Seeberger Bote", "M&uuml;ller & Söhne &unbekannt;"),
        ('xmlns:content="http://purl.org/rss/1.0/modules/content/"', ""),
        ("</channel></rss>", ""),
        ("Ein Brand.", "Ein \x00\x08 Brand."),
        ("Ein Brand.", "Ein <br> Brand."),
        ("Ein Brand.", "\ud800"),
    ],
)
def test_what_can_be_read_of_a_damaged_feed_is_read(damage: tuple[str, str]) -> None:
    assert "Verletzt wurde niemand." in first(RSS.replace(*damage, 1)).text


@pytest.mark.parametrize("tag", ["b&<gt>", "o:p", "x:", "b"])
def test_tags_that_are_none(tag: str) -> None:
    found = first(
        rss(f"<title>{escape('<' + tag)}Öl</title><content:encoded><![CDATA[<{tag}>A</{tag}>{STORY}]]></content:encoded>")
    )
    assert "Verletzt wurde niemand." in found.text


def test_html_characters_in_words_and_links() -> None:
    source = rss(
        f"<title>&Ouml;l &amp; Gas</title><link>https://b.example/?a=1&b=2&amp;c=3</link><content:encoded><![CDATA[{STORY}]]></content:encoded>"
    )
    assert (first(source).title, first(source).url) == ("Öl & Gas", "https://b.example/?a=1&b=2&c=3")


def test_an_entity_bomb_is_refused() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(NotText, match="entities"):
        read(bomb + rss("<title>&b;</title>"))


def test_an_old_document_type_is_not_fetched() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://nirgends.invalid/rss.dtd">'
    assert first(doctype + RSS.partition("?>")[2].partition("?>")[2]).title == "Brand in Seeberg"


def test_no_entries() -> None:
    with pytest.raises(NotAnArticle, match="without an entry"):
        read(rss())


def test_deep_nesting() -> None:
    deep = "<div>" * 5000 + STORY + "</div>" * 5000
    assert len(read(rss(f"<content:encoded><![CDATA[{deep}]]></content:encoded>"))) == 1
    with pytest.raises(IntakeError):
        read("<rss>" + "<channel>" * 5000)


# any input


def check(source: str, follow: Follow | None = None) -> None:
    try:
        found = read(source, follow=follow)
    except IntakeError:
        return
    for draft in found:
        if isinstance(draft, Draft):
            assert draft.text == "\n\n".join(draft.text[block.start : block.end] for block in draft.blocks)
            assert all(block.start < block.end for block in draft.blocks)


@given(st.text())
def test_no_text_crashes(source: str) -> None:
    check(source)
    check("<rss>" + source)
    check(rss(source))


@given(st.sampled_from([RSS, ATOM, RDF]), st.integers(), st.lists(st.sampled_from('<>&;"/:![]- \n\x00äx')))
def test_no_damage_crashes(source: str, seed: int, letters: list[str]) -> None:
    chance = random.Random(seed)
    damaged = list(source)
    for letter in letters:
        at = chance.randrange(len(damaged))
        damaged[at : at + chance.choice((0, 1, 30))] = letter
    check("".join(damaged))
    check("".join(damaged), follow=lambda link: iter([NotFound("fort")]))


def test_content_that_closes_its_own_page_is_read() -> None:
    """Found by fuzzing: „</html>“ in the middle of an entry's content."""
    content = f"&lt;html&gt;&lt;/html&gt;&quot;&lt;p2ÿdiv&gt;&lt;p&gt;{'Ein Satz. ' * 50}&lt;/p&gt;"
    entry = f'<entry><title>x</title><content type="html">{content}</content></entry>'
    (found,) = read_feed(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert isinstance(found, Draft)
    assert "Ein Satz." in found.text
