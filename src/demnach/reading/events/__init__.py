"""Events and their tolls: what happened, to how many, and who asserts it."""

from demnach.reading.events.find import find_events

__all__ = ["find_events"]
