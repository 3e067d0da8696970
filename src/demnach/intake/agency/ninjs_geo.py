"""GeoJSON inside ninjs: is an object one that RFC 7946 knows, with coordinates as its type needs them?"""

from __future__ import annotations

from collections.abc import Iterator

_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
"""How many lists are around the positions of a geometry (RFC 7946, 3.1)."""
_LEAST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
"""How many positions the innermost list has at least (RFC 7946, 3.1.4 and 3.1.6)."""
_GEOMETRIES = frozenset({*_DEPTHS, "GeometryCollection"})
_PARTS = {"GeometryCollection": ("geometries", frozenset(_DEPTHS)), "FeatureCollection": ("features", frozenset({"Feature"}))}
"""Where a collection has its members, and of what types they are."""
_ALL = _GEOMETRIES | {"Feature", "FeatureCollection"}
_SHORTEST_BOX = 4


def geo_problems(value: object, path: str, types: frozenset[str] = _ALL) -> Iterator[str]:
    """Yield what is wrong with a GeoJSON object of one of some types, each as the path of the property and the reason."""
    if not isinstance(value, dict):
        yield f"{path} is no GeoJSON object"
        return
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in types:
        told = f"{path}.type is {f'„{kind}“':.40}" if "type" in value else f"type is missing in {path}"
        yield f"{told}, not one of {', '.join(sorted(types))}"
    elif kind in _DEPTHS:
        if not _are_positions(value.get("coordinates"), _DEPTHS[kind], _LEAST.get(kind, 0)):
            yield f"{path}.coordinates are not those of a {kind}"
    elif kind in _PARTS:
        key, inner_types = _PARTS[kind]
        parts = value.get(key)
        if not isinstance(parts, list):
            yield f"{path}.{key} is not a list"
            return
        for number, part in enumerate(parts):
            yield from geo_problems(part, f"{path}.{key}[{number}]", inner_types)
    else:
        if "properties" not in value or not isinstance(value["properties"], dict | None):
            yield f"{path}.properties is neither an object nor null"
        if "geometry" not in value or value["geometry"] is not None:
            yield from geo_problems(value.get("geometry"), f"{path}.geometry", _GEOMETRIES)
    box = value.get("bbox", [0] * _SHORTEST_BOX)
    if not (isinstance(box, list) and len(box) >= _SHORTEST_BOX and all(map(_is_number, box))):
        yield f"{path}.bbox is not four numbers or more"


def _are_positions(value: object, depth: int, least: int) -> bool:
    if not isinstance(value, list):
        return False
    if depth == 0:
        return len(value) > 1 and all(map(_is_number, value))
    return (depth > 1 or len(value) >= least) and all(_are_positions(inner, depth - 1, least) for inner in value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
