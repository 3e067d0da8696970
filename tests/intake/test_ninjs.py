"""ninjs: invented items of versions 1 to 3, the IPTC's test suite where it is present, and what no input may do."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DATA
from demnach.intake.agency.ninjs import looks_like_ninjs, read_ninjs
from demnach.intake.agency.ninjs_check import check_ninjs
from demnach.intake.agency.ninjs_geo import geo_problems
from demnach.intake.agency.ninjs_json import parsed
from demnach.intake.agency.ninjs_rules import VERSIONS
from demnach.intake.draft import Draft
from demnach.intake.errors import BadRecord, IntakeError, NotAnArticle
from demnach.intake.furniture.furnish import furnish

SUITE = DATA / "formats" / "ninjs-suite"
PASSING = sorted(SUITE.glob("*/should_pass/*.json"))
FAILING = sorted(SUITE.glob("*/should_fail/*.json"))
EXAMPLES = sorted((DATA / "formats" / "ninjs-examples").rglob("*.json"))
UNREADABLE = {
    "1.4/businesswire-newsml-20130731006140": "the key broadband stands twice",
    "schema-extension/extension-schema": "not valid ninjs",
    "collection/20231016-event-timeline-sample": "not a JSON object",
}
REASONS = """
1.0/001_no_uri_declared: uri is missing
1.0/002_type_invalid: type is „invalid“
1.0/003_malformed_property: mime_type is no property of ninjs 1.0
1.0/004_representationtype_invalid: representationtype is „invalid“, not one of complete, incomplete
1.0/005_profile_must_be_string: profile is 42, not a text
1.0/006_version_must_be_string: version is 1.2, not a text
1.0/007_pubstatus_cancelled: pubstatus is „cancelled“
1.0/008_usageterms_object: usageterms is no property of ninjs 1.0
1.0/009_body_text_with_cr: Invalid control character at: line 3
1.0/010_body_must_be_string: not JSON (Expecting ',' delimiter: line 7
1.0/011_description_must_be_string: not JSON (Expecting ',' delimiter: line 7
1.0/012_location_not_object: not JSON (
1.0/013_person_not_string: person is „Francesco Schettino“, not a list
1.0/014_type_component: type is „component“
1.0/015_pubstatus_commissioned: pubstatus is „commissioned“
1.0/016_infosource: infosource is no property of ninjs 1.0
1.0/017_description_extension: description_*&^% is no property
1.1/001_type_component: type is „component“
1.1/002_infosource: infosource is no property of ninjs 1.1
1.2/001_title_as_number: title is 42, not a text
1.2/002_firstcreated_bad_type: firstcreated is 2019, not a text
1.2/003_ednote_bad_type: ednote is an object, not a text
1.2/004_infosource_bad_type: infosource[0].scheme is an object, not a text
1.2/005_pubstatus_replaced: pubstatus is „replaced“
1.2/006_pubstatus_commissioned: pubstatus is „commissioned“
1.3/001_schema_bad: $standard is „http://www.iptc.org
1.3/002_headline_nonascii: headline_ééé is no property
1.3/003_headline_blank_extension: headline_ is no property
1.3/004_headline_dash: headline-with-dash-ééé is no property
1.3/005_bad_altids: altids is „a string isn't an object so this will fail“, not an object
1.3/006_bad_genre: not JSON (Expecting value: line 9
1.3/007_invalid_genre: genre is „Fact Check“, not a list
1.4/001_bad_contentcreated: contentcreated is an object, not a text
1.4/002_bad_contentcreated: contentcreated is a list, not a text
1.4/003_bad_expires: expires is an object, not a text
1.4/004_bad_expires: expires is a list, not a text
1.4/005_bad_rightsinfo: linkedrights is no property of ninjs 1.4
1.4/006_bad_rightsinfo: not exactly one of linkedrights/encodedrights in rightsinfo
1.5/001_bad_property: bad is no property of ninjs 1.5
1.5/002_bad_association: associations.first.incorrectproperty is no property
1.6/001_bad_digital_source: digitalsourcetype is „bad“, not an object
1.x_dev/001_advice_string: advice is no property of ninjs 1.x_dev
1.x_dev/002_advice_wrongtypes: advices[0].importance is „essential“, not an object; advices[0].lifetime is „forever“
1.x_dev/003_advice_wrongelements: code is missing in advices[0].lifetime
1.x_dev/004_linked_rights: linkedrights is no property
1.x_dev/005_encoded_rights: encodedrights is no property
1.x_dev/006_combined_rights: linkedrights is no property of ninjs 1.x_dev; encodedrights is no property
2.0/001_bad_geojson: type is missing in places[0].geojson
2.0/001_bad_toplevel: random is no property of ninjs 2.0
2.0/002_bad_association: associations[0].i_can_put_anything is no property
2.1/001_bad_association: associations[0].incorrectproperty is no property
2.1/002_good_association_but_no_name: name is missing in associations[0]
2.1/003_good_association_but_no_uri: uri is missing in associations[0]
2.1/004_bad_rights: not exactly one of linkedrights/encodedrights in associations[0].rightsinfo
2.2/001_bad_digital_source: digitalsourcetype is „bad“, not an object
2.x_dev/001_advice_string: advice is no property
2.x_dev/002_advice_wrongtypes: advice is no property
2.x_dev/003_advice_wrongelements: advice is no property
2.x_dev/004_linked_rights: linkedrights is no property
2.x_dev/005_encoded_rights: encodedrights is no property
2.x_dev/006_combined_rights: not exactly one of linkedrights/encodedrights in rightsinfo
3.0/001_bad_geojson: places[0].geojson is no property of ninjs 3.0
3.0/001_bad_toplevel: random is no property of ninjs 3.0
3.0/002_bad_association: associations[0].i_can_put_anything is no property
3.0/003_event_with_conflicting_start: not exactly one of startDate/expectedStartDate
3.0/004_event_with_renditions: not exactly one of startDate/expectedStartDate
3.0/004_invalid_truncated_date: eventDetails.dates.expectedStartDate is „February 29th 2024“, not a year
3.0/005_planned_coverage_bad_urgency: plannedCoverage[0].urgency is 11
3.0/006_bad_urgency: urgency is 0.1, not a whole number from 1 to 9
3.1/001_bad_digital_source: digitalSourceType is „bad“, not an object
"""
REASON_OF = dict(line.split(": ", 1) for line in REASONS.strip().splitlines())

HTML = (
    '<p><span class="dateline">Seeberg (dpa) - </span>Die Halle sei zerstört, teilte die Feuerwehr am Montag mit.'
    " Verletzt wurde niemand.</p><h2>Ursache unklar</h2>"
    "<p>Die Polizei ermittelt nach eigenen Angaben in alle Richtungen.</p>"
)
PLAIN = (
    "Seeberg (dpa) - Die Halle sei zerstört, teilte die Feuerwehr am Montag mit. Verletzt wurde niemand.\n\n"
    "Die Polizei ermittelt nach eigenen\nAngaben in alle Richtungen."
)
ONE: dict[str, Any] = {
    "$standard": {"name": "ninjs", "version": "1.5", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_1.5.json"},
    "uri": "urn:beispiel:1",
    "type": "text",
    "version": "3",
    "firstcreated": "2026-05-04T09:00:00+02:00",
    "versioncreated": "2026-05-04T10:00:00+02:00",
    "embargoed": "2026-05-04T12:00:00+02:00",
    "pubstatus": "usable",
    "language": "de",
    "copyrightnotice": "Alle Rechte vorbehalten",
    "copyrightholder": "dpa",
    "usageterms": "Nur für Kunden",
    "ednote": "geheimer Hinweis",
    "slugline": "Brand/Seeberg",
    "headline": "Brand in Seeberg",
    "byline": "Von Lena Marquart, dpa",
    "description_summary": "Eine Halle brennt ab.",
    "genre": [{"name": "Update", "scheme": "http://cv.iptc.org/newscodes/genre/", "code": "Update"}],
    "body_text": PLAIN,
    "body_xhtml": HTML,
}
TWO: dict[str, Any] = {
    "uri": "urn:beispiel:2",
    "version": "3",
    "versioncreated": "2026-05-04T10:00:00+02:00",
    "copyrightholder": "dpa",
    "headlines": [{"role": "sub", "value": "Niemand verletzt"}, {"role": "main", "value": "Brand in Seeberg"}],
    "by": "Lena Marquart",
    "descriptions": [{"role": "teaser", "contenttype": "text/html", "value": "<p>Eine Halle brennt ab.</p>"}],
    "bodies": [
        {"role": "plain", "contenttype": "text/plain", "value": PLAIN},
        {"role": "html", "contenttype": "text/html; charset=utf-8", "value": f"<html><body>{HTML}</body></html>"},
        {"role": "data", "contenttype": "application/json", "value": "{}"},
    ],
}
THREE: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "urn:beispiel:3",
    "version": "3",
    "contentCreated": "2026-05-04T09:00:00+02:00",
    "versionCreated": "2026-05-04T10:00:00+02:00",
    "embargoedUntil": "2026-05-04T12:00:00+02:00",
    "pubStatus": "withheld",
    "headlines": [{"value": "Brand in Seeberg"}],
    "descriptions": [{"role": "creditline", "value": "Agentur SNA/dpa"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": PLAIN}],
    "rightsInfo": {"linkedRights": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"},
    "associations": [
        {"name": "Bild", "uri": "urn:beispiel:bild", "type": "picture", "descriptions": [{"value": "Die Halle"}]},
        {"name": "früher", "rel": "http://cv.iptc.org/newscodes/itemrelation/previousVersion", "uri": "urn:beispiel:0"},
        {"name": "Kasten", "uri": "urn:beispiel:4", "bodies": [{"value": "Der Ort Seeberg hat drei Hallen."}]},
        {"name": "Kasten", "uri": "urn:beispiel:4", "bodies": [{"value": "Der Ort Seeberg hat drei Hallen."}]},
    ],
}
G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:beispiel:1" version="3" xml:lang="de">
 <contentMeta><headline>Brand in Seeberg</headline><creditline>dpa</creditline></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body>
 </html></inlineXML></contentSet></newsItem>"""
FULL = '<h1>Brand in Seeberg</h1><p class="byline">Von Lena Marquart, dpa</p><p class="teaser">Eine Halle brennt ab.</p>' + HTML


def read(document: Any, version: str | None = None) -> list[Draft | IntakeError]:
    return list(read_ninjs(json.dumps(document), version=version))


def draft(document: Any) -> Draft:
    (found,) = read(document)
    assert isinstance(found, Draft)
    return found


def parts(found: Draft) -> list[tuple[str, str]]:
    article = furnish(found)
    return [(part.kind, article.text[part.start : part.end].strip()) for part in article.parts]


def changed(document: dict[str, Any], **values: Any) -> dict[str, Any]:
    return {key: value for key, value in (document | values).items() if value is not None}


# what an item says


PARTS = [
    ("headline", "Brand in Seeberg"),
    ("byline", "Von Lena Marquart, dpa"),
    ("teaser", "Eine Halle brennt ab."),
    ("dateline", "Seeberg (dpa) -"),
    ("paragraph", "Die Halle sei zerstört, teilte die Feuerwehr am Montag mit. Verletzt wurde niemand."),
    ("subheading", "Ursache unklar"),
    ("paragraph", "Die Polizei ermittelt nach eigenen Angaben in alle Richtungen."),
]


def test_an_item_of_ninjs_1() -> None:
    found = draft(ONE)
    assert parts(found) == PARTS
    assert (found.id, found.version, found.title, found.language) == ("urn:beispiel:1", 3, "Brand in Seeberg", "de")
    assert (found.published, found.modified) == ("2026-05-04T09:00:00+02:00", "2026-05-04T10:00:00+02:00")
    assert (found.embargo, found.status, found.signals) == ("2026-05-04T12:00:00+02:00", "usable", ("update",))
    assert (found.agencies, found.authors) == (("dpa",), ("Lena Marquart",))
    rights = found.rights
    assert (rights.notice, rights.holder, rights.licence) == ("Alle Rechte vorbehalten", "dpa", "Nur für Kunden")
    assert rights.tdm_reserved is None


def test_an_item_of_ninjs_2() -> None:
    found = draft(TWO)
    assert parts(found) == [PARTS[0], ("byline", "Lena Marquart"), *PARTS[2:]]
    assert (found.title, found.published, found.authors) == ("Brand in Seeberg", TWO["versioncreated"], ("Lena Marquart",))


def test_an_item_of_ninjs_3_and_what_is_nested_in_it() -> None:
    first, second = read(THREE)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert parts(first) == [PARTS[0], *PARTS[3:5], PARTS[6]]
    assert (first.published, first.embargo, first.status) == (
        "2026-05-04T09:00:00+02:00", "2026-05-04T12:00:00+02:00", "withheld",
    )  # fmt: skip
    assert (first.replaces, first.agencies, first.outlet) == (("urn:beispiel:0",), ("dpa",), "Agentur SNA")
    assert (first.rights.tdm_reserved, first.rights.tdm_policy) == (True, "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED")
    assert (second.id, second.text) == ("urn:beispiel:4", "Der Ort Seeberg hat drei Hallen.")


@pytest.mark.parametrize("body", [FULL, "<h1>Brand in Seeberg</h1>" + HTML])
def test_the_same_story_in_newsml_g2_has_the_same_text(body: str) -> None:
    from demnach.intake.agency.newsml_g2 import read_newsml_g2

    (other,) = read_newsml_g2(G2.format(body))
    assert isinstance(other, Draft)
    document = changed(ONE, body_xhtml=body, body_text=None, byline=None, description_summary=None)
    found = draft(document)
    assert (found.text, found.blocks) == (other.text, other.blocks)
    assert parts(found) == parts(other)


def test_what_is_not_public_stays_out() -> None:
    text = draft(ONE).text
    assert "geheim" not in text
    assert "Brand/Seeberg" not in text


def test_what_the_body_has_is_not_said_twice() -> None:
    found = draft(changed(ONE, body_xhtml=FULL))
    assert parts(found) == PARTS
    plain = draft(changed(ONE, body_xhtml=None, body_text=f"Brand in Seeberg\n\n{PLAIN}"))
    assert parts(plain)[:2] == PARTS[:2]
    assert plain.text.count("Brand in Seeberg") == 1


def test_lines_of_a_text_without_blank_lines_are_paragraphs_if_they_are_long() -> None:
    long = "Die Feuerwehr teilte am Montag mit, dass die Halle bei dem Brand in der Nacht vollkommen zerstört worden sei."
    assert len(draft({"uri": "u", "body_text": f"{long}\n{long}"}).blocks) == 2
    assert len(draft({"uri": "u", "body_text": "Die Halle sei\nzerstört worden."}).blocks) == 1


@pytest.mark.parametrize("key", ["body_nitf", "bodies"])
def test_nitf_in_a_body(key: str) -> None:
    pytest.importorskip("demnach.intake.agency.nitf")
    nitf = (
        "<nitf><body><body.head><hedline><hl1>Brand in Seeberg</hl1></hedline></body.head>"
        "<body.content><p>Die Halle sei zerstört.</p></body.content></body></nitf>"
    )
    value = nitf if key == "body_nitf" else [{"contenttype": "application/nitf+xml", "value": nitf}]
    found = draft({"uri": "urn:beispiel:5", key: value})
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("headline", "Brand in Seeberg"),
        ("paragraph", "Die Halle sei zerstört."),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "<p>Die Halle brennt.<p>Es regnet &amp; stürmt&nbsp;sehr.<br>",
        "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE html><html><head><title>x</title></head>"
        "<body><p>Die Halle brennt.</p><p>Es regnet &amp; stürmt sehr.</p></body></html>",
        "<p>Die\u0000 Halle brennt.</p><script>nicht()</script><p>Es regnet &amp; stürmt sehr.</p><!-- nichts -->",
    ],
)
def test_html_of_all_sorts(value: str) -> None:
    assert draft({"uri": "u", "body_html": value}).text == "Die Halle brennt.\n\nEs regnet & stürmt sehr."


def test_no_entity_is_resolved() -> None:
    value = (
        '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<nitf><body><body.content><p>Wort &x;</p></body.content></body></nitf>"
    )
    found = draft({"uri": "u", "bodies": [{"contenttype": "text/xml", "value": value}]})
    assert found.text == "Wort"


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({"uri": "u", "type": "picture", "headline": "Ein Bild"}, "without a text"),
        ({"uri": "u", "type": "planning", "plannedCoverage": []}, "without a text"),
        ({"uri": "u", "bodies": [{"contenttype": "video/mp4", "value": "0000"}]}, "without a text"),
        ({"uri": "u", "bodies": [{"contenttype": "application/xml", "value": "<andere>Wörter</andere>"}]}, "without a text"),
    ],
)
def test_an_item_without_a_text_is_told(document: object, told: str) -> None:
    (error,) = read(document)
    assert isinstance(error, NotAnArticle)
    assert told in str(error)
    assert error.where == "u"


def test_a_canceled_item_needs_no_text() -> None:
    assert draft({"uri": "u", "pubstatus": "canceled"}).status == "canceled"


def test_a_package_without_a_text_of_its_own_gives_the_texts_in_it() -> None:
    inner = {"uri": "v", "body_text": "Die Halle brennt.", "associations": {"b": {"uri": "w", "body_text": "Es regnet."}}}
    found = read({"uri": "u", "type": "composite", "associations": {"a": inner, "c": {"uri": "w", "body_text": "Es regnet."}}})
    assert [item.id for item in found if isinstance(item, Draft)] == ["v", "w"]


def test_dates_of_ninjs_1_that_are_none_are_passed_over_but_for_the_embargo() -> None:
    found = draft({"uri": "u", "body_text": "Es regnet.", "versioncreated": "neulich", "embargoed": "bis morgen"})
    assert (found.published, found.modified, found.embargo) == (None, None, "bis morgen")


@pytest.mark.parametrize(
    ("encoded", "reserved"),
    [
        ('{"uid": "http://example.org/p", "prohibition": [{"action": "tdm:mine"}]}', True),
        ('{"policyid": "http://example.org/p", "prohibitions": [{"action": [{"@id": "http://x/textDataMining"}]}]}', True),
        ('{"uid": "http://example.org/p", "prohibition": {"action": "odrl:commercialize"}}', None),
        ("kein JSON", None),
        ("[1]", None),
    ],
)
def test_a_rights_expression_against_mining(encoded: str, reserved: bool | None) -> None:
    rights = draft(changed(ONE, rightsinfo={"encodedrights": encoded})).rights
    assert rights.tdm_reserved is reserved
    assert rights.tdm_policy == ("http://example.org/p" if reserved else None)


# what is refused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"uri": "a", "uri": "b"}', "uri stands twice"),
        ('{"uri": "a", "urgency": NaN}', "NaN"),
        ('{"uri": "a", "urgency": 1e999}', "too large"),
        ('{"uri": "a", "urgency": ' + "9" * 5000 + "}", "not JSON"),
        ('{"uri": "a", "altids": ' + '{"a": ' * 90_000, "too many"),
        ('{"uri": "a", "altids": ' + '{"a": ' * 120 + "1" + "}" * 121, "too many"),
        ('{"uri": "\\ud800"}', "surrogate"),
        ("[]", "not a JSON object"),
        ('"ninjs"', "not a JSON object"),
        ("", "not JSON"),
        ('{"uri": "a", "standard": {"version": "4.0"}}', "ninjs 4.0 is not read"),
        ('{"uri": "a", "bodies": [], "versionCreated": "2026-05-04"}', "versionCreated is „2026-05-04“, not a date"),
        ('{"uri": "a", "versionCreated": "2026-02-30T10:00:00Z"}', "not a date and time"),
    ],
)
def test_what_is_broken_is_refused(text: str, told: str) -> None:
    with pytest.raises(BadRecord, match=re.escape(told)):
        list(read_ninjs(text))


def test_a_newer_version_and_an_own_schema_may_have_more_properties() -> None:
    newer = {"standard": {"name": "ninjs", "version": "3.9"}, "uri": "u", "neuesFeld": 1, "bodies": [{"value": "Es regnet."}]}
    assert draft(newer).text == "Es regnet."
    own = {"standard": {"schema": "https://beispiel.example/ninjs-schema_2.1.json"}, "uri": "u", "zusatz": 1}
    check_ninjs(own)
    with pytest.raises(BadRecord, match="urgency"):
        check_ninjs(own | {"urgency": 0})


def test_a_version_that_does_not_exist() -> None:
    with pytest.raises(ValueError, match="no version"):
        check_ninjs({"uri": "u"}, version="9.9")


def test_the_version_is_known_by_the_properties() -> None:
    for document in (ONE, TWO, THREE):
        check_ninjs({key: value for key, value in document.items() if "standard" not in key})
    with pytest.raises(BadRecord, match=r"ninjs 2\.2: urgency is 12"):
        check_ninjs(TWO | {"urgency": 12})


# what is recognised


@pytest.mark.parametrize("document", [ONE, TWO, THREE, {"uri": "u", "type": "picture"}, {"uri": "u", "headline": "Es regnet"}])
def test_ninjs_is_recognised(document: object) -> None:
    assert looks_like_ninjs(json.dumps(document, indent=1))
    assert looks_like_ninjs("\n" + json.dumps(document) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Es regnet.",
        "[]",
        '[{"uri": "u", "type": "text"}]',
        '{"id": "1", "text": "Es regnet."}',
        '{"id": "1", "html": "<p>Es regnet.</p>", "url": "https://beispiel.example/"}',
        '{"uri": "u", "type": "text", "text": "Es regnet.", "headline": "Regen", "slugline": "s"}',
        '{"uri": "/videos/1", "type": "video", "name": "x", "duration": 4}',
        '{"uri": "urn:x", "type": "track"}',
        '{"uri": "u", "title": "x", "language": "de"}',
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "x"}',
        json.dumps(ONE) + "\n" + json.dumps(TWO),
        "{" * 100_000,
        '{"id": "1", "text": "kaputt',
    ],
)
def test_what_is_not_ninjs(text: str) -> None:
    assert not looks_like_ninjs(text)


def test_broken_ninjs_is_recognised() -> None:
    assert looks_like_ninjs(json.dumps(ONE, indent=1)[:-20])


# the IPTC's suite and examples


def label(path: Path) -> str:
    return f"{path.relative_to(SUITE).parts[0]}/{path.stem}"


@pytest.mark.skipif(not PASSING, reason="the shared ninjs suite is not here")
@pytest.mark.parametrize("path", PASSING, ids=label)
def test_what_must_pass(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check_ninjs(parsed(text), version=path.parts[-3])
    for version in (path.parts[-3], None):
        found = list(read_ninjs(text, version=version))
        assert found
        assert all(isinstance(item, Draft | NotAnArticle) for item in found)


@pytest.mark.skipif(not FAILING, reason="the shared ninjs suite is not here")
@pytest.mark.parametrize("path", FAILING, ids=label)
def test_what_must_fail(path: Path) -> None:
    with pytest.raises(BadRecord, match=re.escape(REASON_OF[label(path)])):
        check_ninjs(parsed(path.read_text(encoding="utf-8")), version=path.parts[-3])


@pytest.mark.skipif(not PASSING, reason="the shared ninjs suite is not here")
def test_every_version_of_the_suite_is_known_and_holds_the_earlier_ones() -> None:
    assert {path.parts[-3] for path in PASSING + FAILING} == set(VERSIONS)
    ones = [path for path in PASSING if path.parts[-3] < "1.7"]
    for path in ones:
        for version in ("1.6", *(v for v in ("1.1", "1.2", "1.3", "1.4", "1.5") if v >= path.parts[-3])):
            check_ninjs(parsed(path.read_text(encoding="utf-8")), version=version)


@pytest.mark.skipif(not EXAMPLES, reason="the shared ninjs examples are not here")
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-2]}/{path.stem}")
def test_examples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reason = UNREADABLE.get(f"{path.parts[-2]}/{path.stem}")
    if reason:
        with pytest.raises(BadRecord, match=reason):
            list(read_ninjs(text))
        return
    assert looks_like_ninjs(text)
    found = list(read_ninjs(text))
    assert found
    for item in found:
        assert isinstance(item, Draft | NotAnArticle)
        if isinstance(item, Draft):
            check_blocks(item)


# what no input may do


def check_blocks(found: Draft) -> None:
    at = 0
    for block in found.blocks:
        assert at <= block.start < block.end <= len(found.text)
        assert found.text[block.start : block.end].strip()
        at = block.end


def never_crashes(text: str) -> None:
    looks_like_ninjs(text)
    try:
        for item in read_ninjs(text):
            if isinstance(item, Draft):
                check_blocks(item)
                furnish(item)
    except IntakeError:
        pass


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
SNIPPETS = ("<p>", "</p>", "<div>", "<br/>", "<h1>", "<nitf>", "<body>", "<li>", "&amp;", "&x;", "<![CDATA[", "\n\n", "Wort ")
MARKUP = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=10), max_size=25).map("".join)


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("cp1252", errors="replace")))
def test_no_text_crashes(text: str) -> None:
    never_crashes(text)


@given(st.data())
def test_no_mutation_of_an_item_crashes(data: st.DataObject) -> None:
    document = copy.deepcopy(data.draw(st.sampled_from([ONE, TWO, THREE])))
    for _ in range(data.draw(st.integers(1, 3))):
        place: Any = document
        while True:
            key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
            if not (isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans())):
                break
            place = place[key]
        place[key] = data.draw(JSON | MARKUP)
    never_crashes(json.dumps(document))


@given(st.integers(0, 5000), st.integers(0, 30), st.text(max_size=10))
def test_no_damage_to_an_item_crashes(at: int, gone: int, new: str) -> None:
    text = json.dumps(THREE)
    at %= len(text)
    never_crashes(text[:at] + new + text[at + gone :])


@given(
    st.sampled_from(["text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/nitf+xml", ""]),
    MARKUP,
    MARKUP,
    MARKUP,
)
def test_no_body_crashes(media: str, body: str, headline: str, by: str) -> None:
    bodies = [{"contenttype": media, "value": body}]
    never_crashes(json.dumps({"uri": "u", "by": by, "headlines": [{"value": headline}], "bodies": bodies}))


def test_a_tag_that_is_no_name_crashes_nothing() -> None:
    assert draft({"uri": "u", "body_html": "<a<p>Die Halle brennt.</p>"}).text == "Die Halle brennt."


@pytest.mark.parametrize("text", ["<div>" * 5000 + "Wort", "<p>Wort" * 5000, "<a>" * 100_000, "<nitf>" * 5000])
def test_deep_markup_crashes_nothing(text: str) -> None:
    for media in ("text/html", "application/nitf+xml", "text/xml"):
        never_crashes(json.dumps({"uri": "u", "bodies": [{"contenttype": media, "value": text}]}))


# GeoJSON


@pytest.mark.skipif(not PASSING, reason="the shared ninjs suite is not here")
def test_geojson_is_what_its_schema_says() -> None:
    schema = json.loads((SUITE / "GeoJSON-schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    point = {"type": "Point", "coordinates": [9.1, 48.7]}
    square = [[[0, 0], [0, 1], [1, 1], [0, 0]]]
    for value in (
        point,
        point | {"bbox": [1, 2, 3]},
        point | {"coordinates": [9.1]},
        point | {"coordinates": [9.1, "48.7"]},
        {"type": "LineString", "coordinates": [[0, 0]]},
        {"type": "MultiPoint", "coordinates": []},
        {"type": "Polygon", "coordinates": square},
        {"type": "Polygon", "coordinates": [square[0][:3]]},
        {"type": "MultiPolygon", "coordinates": [square]},
        {"type": "GeometryCollection", "geometries": [point]},
        {"type": "GeometryCollection", "geometries": [{"type": "Feature", "properties": None, "geometry": point}]},
        {"type": "GeometryCollection"},
        {"type": "Feature", "properties": None, "geometry": None},
        {"type": "Feature", "properties": {}, "geometry": point},
        {"type": "Feature", "geometry": point},
        {"type": "Feature", "properties": {}},
        {"type": "FeatureCollection", "features": [point]},
        {"type": "FeatureCollection", "features": []},
        {"type": ["Point"]},
        [],
    ):
        assert validator.is_valid(value) == (not list(geo_problems(value, "g")))
