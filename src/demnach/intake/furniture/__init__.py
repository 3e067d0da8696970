"""Furniture: what in a document is story, and what is headline, dateline, credit, caption, disclaimer …"""
