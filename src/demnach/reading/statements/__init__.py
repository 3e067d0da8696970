"""Statements: who says, writes or thinks what, found by the grammar of reported speech."""
