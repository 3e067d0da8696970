"""demnach reads German news and keeps account of who said what, on whose word.

    >>> import demnach
    >>> reading = demnach.read("Der Zug sei entgleist, teilte die Bahn mit.", published="2026-05-04")
    >>> reading.statements[0].act
    'say'
"""

from demnach.api import pipe, read
from demnach.intake.errors import IntakeError
from demnach.model.types import Reading

__version__ = "0.1.0"
__all__ = ["IntakeError", "Reading", "__version__", "pipe", "read"]
