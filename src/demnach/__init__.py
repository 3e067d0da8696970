"""demnach reads German news and keeps account of who said what, on whose word.

    >>> import demnach
    >>> reading = demnach.read("Der Zug sei entgleist, teilte die Bahn mit.", published="2026-05-04")
    >>> reading.statements[0].act
    'announce'
"""

from demnach.api import pipe, read
from demnach.intake.errors import IntakeError
from demnach.model.types import Reading

__all__ = ["IntakeError", "Reading", "__version__", "pipe", "read"]


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version

        return version("demnach")
    raise AttributeError(f"module 'demnach' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
