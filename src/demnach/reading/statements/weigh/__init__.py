"""Weighing: what small learned models make of the statements that grammar proposes."""
