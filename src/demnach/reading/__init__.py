"""The reading room: sentences become entities, times, places, statements with their chains, and events."""
