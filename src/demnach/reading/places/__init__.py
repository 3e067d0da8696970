"""Places: the toponyms of an article, and which place on the map each means."""

from demnach.reading.places.find import find_places

__all__ = ["find_places"]
