"""The web: fetching politely, feeds, lists of feeds, archives of pages."""
