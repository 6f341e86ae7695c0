"""Source formats, by file suffix. One module each; add yours to the table."""

GROUP = "dragoman.formats"
FORMATS = {
    "txt": "dragoman.ingest.text:read",
    "html": "dragoman.ingest.html:read",
    "jsonl": "dragoman.ingest.jsonl:read",
}
SUFFIXES = {
    ".txt": "txt",
    ".md": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
