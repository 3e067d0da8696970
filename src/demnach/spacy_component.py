"""demnach as a component of a spaCy pipeline: ``nlp.add_pipe("demnach")``, then ``doc._.statements`` and ``doc._.reading``.

    import spacy

    nlp = spacy.blank("de")  # or any German pipeline; nothing of it is needed
    nlp.add_pipe("demnach")
    doc = nlp("Der Zug sei entgleist, teilte die Bahn mit.")
    for statement in doc._.statements:
        print(statement.form, statement.speaker, statement.content)

Install it with ``pip install "demnach[spacy]"``; spaCy finds the component by its entry point, no import is needed. The reading
is kept in ``doc.user_data`` as JSON, so that it goes through ``nlp.pipe(n_process=…)``, ``DocBin`` and ``to_bytes``. The day of
publication is told by ``doc._.published``, to be set before the component runs (``nlp.make_doc`` gives such a Doc).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from demnach.api import check_use, read
from demnach.model.codec import from_json, to_json
from demnach.model.types import Act, Form, Link, Medium, Party, Reading
from demnach.model.types import Span as Evidence

_KEY = "demnach"
"""Where a Doc keeps its reading (``user_data``) and the contents of its statements (``spans``)."""


@dataclass(frozen=True)
class DocStatement:
    """A statement of a Doc, its words as spans of the Doc's own tokens.

    The spans hold every token that a word of the statement touches; the exact characters are in ``doc._.reading``.
    ``parent`` is the ``id`` of the statement that this one is told in.
    """

    id: str
    form: Form
    medium: Medium
    act: Act
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    speaker: tuple[Span, ...]
    addressee: tuple[Span, ...]
    speaker_name: str | None
    parent: str | None
    chain: tuple[Link, ...]
    confidence: float


class StatementReader:
    """The component: reads a Doc's text and keeps the reading in the Doc."""

    def __init__(self, *, model: str, min_confidence: float) -> None:
        check_use(model, min_confidence)
        self.model = model
        self.min_confidence = min_confidence

    def __call__(self, doc: Doc) -> Doc:
        """Read the Doc. Raises IntakeError for a text that cannot be read: one that is empty, too long, or not German."""
        reading = read(doc.text, published=doc._.published, model=self.model, min_confidence=self.min_confidence)
        doc.user_data[_KEY] = to_json(reading)
        spans = [
            _span(doc, piece, label=statement.form) for statement in reading.statements for piece in statement.content
        ]
        doc.spans[_KEY] = SpanGroup(doc, name=_KEY, spans=spans)
        return doc


@Language.factory("demnach", default_config={"model": "default", "min_confidence": 0.0}, assigns=["doc._.statements"])
def make_component(nlp: Language, name: str, model: str, min_confidence: float) -> StatementReader:
    """Return the component; ``model`` and ``min_confidence`` (0 to 1) are those of ``demnach.read``."""
    return StatementReader(model=model, min_confidence=min_confidence)


def _reading(doc: Doc) -> Reading | None:
    """The Doc's reading; None before the component has run."""
    kept = doc.user_data.get(_KEY)
    return from_json(kept) if kept is not None else None


def _statements(doc: Doc) -> tuple[DocStatement, ...]:
    """The statements of a Doc, in the order of the text; none before the component has run."""
    reading = _reading(doc)
    if reading is None:
        return ()
    names = {entity.id: entity.name for entity in reading.entities}

    def words(evidence: tuple[Evidence, ...]) -> tuple[Span, ...]:
        return tuple(_span(doc, piece) for piece in evidence)

    def party(given: Party | None) -> tuple[Span, ...]:
        return words(given.spans) if given is not None else ()

    return tuple(
        DocStatement(
            id=statement.id,
            form=statement.form,
            medium=statement.medium,
            act=statement.act,
            content=words(statement.content),
            cue=words(statement.cue),
            frame=words(statement.frame),
            speaker=party(statement.speaker),
            addressee=party(statement.addressee),
            speaker_name=names.get(statement.speaker.entity or "") if statement.speaker is not None else None,
            parent=statement.parent,
            chain=statement.chain,
            confidence=statement.confidence,
        )
        for statement in reading.statements
    )


def _span(doc: Doc, piece: Evidence, label: str = "") -> Span:
    """The tokens that a stretch of characters touches."""
    span = doc.char_span(piece.start, piece.end, label=label, alignment_mode="expand")
    assert span is not None  # only characters outside the text, or an empty stretch, have no tokens
    return span


Doc.set_extension("published", default=None, force=True)
Doc.set_extension("reading", getter=_reading, force=True)
Doc.set_extension("statements", getter=_statements, force=True)
