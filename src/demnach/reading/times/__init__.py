"""Times: TIMEX3 expressions of German news with their values, found by rules that are data.

scan (text → letters) → rules (letters → matches) → days, periods, spans (matches → values, seen from the anchor).
"""

from demnach.reading.times.find import find_times

__all__ = ["find_times"]
