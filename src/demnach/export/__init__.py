"""Readings in other shapes: JSON, the terminal, web annotations."""
