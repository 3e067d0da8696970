"""The archive: readings in one SQLite file or a PostgreSQL database, with versions, rights and search."""
