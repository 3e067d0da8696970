"""From bytes to an article: readers of formats, and the room that sets the furniture apart."""
