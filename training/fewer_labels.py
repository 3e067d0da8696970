"""Take labels out of a trained CRF: deciding costs the square of their number.

CRFsuite has no such command, so the model file is written anew, in the format of CRFsuite 0.12 (crf1d model, „lCRF“): a header,
then chunks for features (kind, source, target, weight), the names of labels, the names of attributes, and for every label and
attribute the features that start from it. The weights stay as they are. The chunk of names of labels is CRFsuite's own,
from an untrained model with the labels that stay.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pycrfsuite

_HEADER = struct.Struct("<4sI4sIIIIIIIII")
_CHUNK = struct.Struct("<4sII")
_FEATURE = struct.Struct("<IIId")
_OF_ATTRIBUTE, _OF_LABEL = 0, 1
"""Kinds of features: from an attribute to a label, from a label to the next one."""
_ENDS = 2
"""Lists of features from the beginning and the end of a sequence, which the file has behind those of the labels."""


class _Header(NamedTuple):
    magic: bytes
    size: int
    kind: bytes
    version: int
    features: int
    labels: int
    attributes: int
    at_features: int
    at_labels: int
    at_attributes: int
    at_label_refs: int
    at_attribute_refs: int


class _Feature(NamedTuple):
    kind: int
    source: int
    target: int
    weight: float


def keep_labels(model: Path, kept: Collection[str]) -> None:
    """Write a model anew without all labels but ``kept``. Raises ValueError for a file that is no model of CRFsuite 0.12."""
    data = model.read_bytes()
    header = _Header(*_HEADER.unpack_from(data))
    if header.magic != b"lCRF" or header.kind != b"FOMC" or header.version != 100:
        raise ValueError(f"{model} is no first-order model of CRFsuite 0.12")
    names = labels_of(model)
    staying = [n for n, name in enumerate(names) if name in kept]
    new = {old: n for n, old in enumerate(staying)}
    features = [moved for feature in _features(data, header) if (moved := _renumbered(feature, new)) is not None]
    labels = _label_chunk([names[n] for n in staying])
    attributes = data[header.at_attributes : header.at_label_refs]
    model.write_bytes(_file(header, features, len(staying), labels, attributes))


def labels_of(model: Path) -> list[str]:
    """Return the labels of a model in the order of their numbers."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    numbers = tagger.info().labels
    return sorted(numbers, key=lambda name: int(numbers[name]))


def _features(data: bytes, header: _Header) -> list[_Feature]:
    _, _, number = _CHUNK.unpack_from(data, header.at_features)
    first = header.at_features + _CHUNK.size
    return [_Feature(*_FEATURE.unpack_from(data, first + n * _FEATURE.size)) for n in range(number)]


def _renumbered(feature: _Feature, new: dict[int, int]) -> _Feature | None:
    source = feature.source if feature.kind == _OF_ATTRIBUTE else new.get(feature.source)
    target = new.get(feature.target)
    return None if source is None or target is None else feature._replace(source=source, target=target)


def _label_chunk(names: list[str]) -> bytes:
    """Names in CRFsuite's constant database, taken from a model that has learned nothing but them."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "labels.crfsuite")
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"max_iterations": 1}, verbose=False)
        for name in names:
            trainer.append([[name]], [name])
        trainer.train(str(path))
        data = path.read_bytes()
        header = _Header(*_HEADER.unpack_from(data))
        if labels_of(path) != names:
            raise ValueError("CRFsuite numbers labels otherwise than in the order in which it meets them")
        return data[header.at_labels : header.at_attributes]


def _file(header: _Header, features: list[_Feature], labels: int, label_chunk: bytes, attribute_chunk: bytes) -> bytes:
    at_features = _HEADER.size
    chunk = _CHUNK.pack(b"FEAT", _CHUNK.size + _FEATURE.size * len(features), len(features))
    chunk += b"".join(_FEATURE.pack(*feature) for feature in features)
    at_labels = at_features + len(chunk)
    at_attributes = at_labels + len(label_chunk)
    at_label_refs = at_attributes + len(attribute_chunk)
    label_refs = _references(b"LFRF", at_label_refs, _from(features, _OF_LABEL, labels + _ENDS))
    at_attribute_refs = at_label_refs + len(label_refs)
    attribute_refs = _references(b"AFRF", at_attribute_refs, _from(features, _OF_ATTRIBUTE, header.attributes))
    whole = header._replace(
        size=at_attribute_refs + len(attribute_refs), labels=labels,
        at_features=at_features, at_labels=at_labels, at_attributes=at_attributes,
        at_label_refs=at_label_refs, at_attribute_refs=at_attribute_refs,
    )  # fmt: skip
    return _HEADER.pack(*whole) + chunk + label_chunk + attribute_chunk + label_refs + attribute_refs


def _from(features: list[_Feature], kind: int, number: int) -> list[list[int]]:
    """For every source of features of a kind the numbers of its features."""
    found: list[list[int]] = [[] for _ in range(number)]
    for n, feature in enumerate(features):
        if feature.kind == kind:
            found[feature.source].append(n)
    return found


def _references(name: bytes, at: int, lists: list[list[int]]) -> bytes:
    """A chunk of lists: where each begins in the file, then each as its length and numbers."""
    end = _CHUNK.size + 4 * len(lists)
    offsets: list[int] = []
    body = bytearray()
    for numbers in lists:
        offsets.append(at + end)
        body += struct.pack(f"<{len(numbers) + 1}I", len(numbers), *numbers)
        end += 4 * (len(numbers) + 1)
    return _CHUNK.pack(name, end, len(lists)) + struct.pack(f"<{len(offsets)}I", *offsets) + body
