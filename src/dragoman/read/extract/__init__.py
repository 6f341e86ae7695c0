"""Extractors: ways of finding claims. One module each; add yours to the table."""

GROUP = "dragoman.extractors"
EXTRACTORS = {"frames": "dragoman.read.extract.frames:make"}
