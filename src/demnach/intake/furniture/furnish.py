"""The furniture room: what in a document is story, and what is headline, dateline, credit, caption, disclaimer …

``furnish`` never alters the text. It turns the reader's blocks into parts that cover all but white space, splits
datelines and credits off their paragraphs, and notes who signs.
"""

from __future__ import annotations

import hashlib

import msgspec

from demnach.intake.draft import Draft
from demnach.intake.furniture.room import Room
from demnach.model.types import Article, Credit, Part, Rights


def furnish(draft: Draft) -> Article:
    """Return the article of a draft: its parts in order, its credits, and what these tell of title, authors, keywords.

    What the document's metadata says goes before what its furniture says.
    """
    text = draft.text
    room = Room(text, [(block.start, block.end, block.kind) for block in draft.blocks], draft.title)
    room.furnish()
    signers = _once(room.credits)
    return Article(
        id=draft.id or hashlib.blake2b((draft.url or text).encode(), digest_size=8).hexdigest(),
        text=text,
        parts=tuple(room.parts),
        credits=tuple(signers),
        url=draft.url,
        outlet=draft.outlet or next((credit.name for credit in signers if credit.kind == "outlet"), None),
        title=draft.title or room.headline,
        published=draft.published,
        modified=draft.modified,
        embargo=draft.embargo,
        language=draft.language,
        version=draft.version,
        status=draft.status,
        signals=draft.signals,
        replaces=draft.replaces,
        keywords=draft.keywords or room.keywords,
        agencies=tuple(name for name in draft.agencies if all(credit.name != name for credit in signers)),
        authors=draft.authors or tuple(credit.name for credit in signers if credit.kind == "person"),
        rights=_rights(draft.rights, text, room.parts),
    )


def _once(signers: list[Credit]) -> list[Credit]:
    """Return each signer once, at the place where it signs first, in the order of the text."""
    first: dict[tuple[str, str], Credit] = {}
    for credit in sorted(signers, key=lambda credit: credit.start):
        first.setdefault((credit.kind, credit.name), credit)
    return list(first.values())


def _rights(stated: Rights, text: str, parts: list[Part]) -> Rights:
    """Take the notice from the text where the metadata states none."""
    if stated.notice is not None:
        return stated
    notice = next((text[part.start : part.end] for part in parts if part.kind == "rights"), None)
    return stated if notice is None else msgspec.structs.replace(stated, notice=" ".join(notice.split()))
