"""The formats of news agencies: NewsML-G2, NITF, ninjs, IPTC 7901."""
