"""News as it was received, and what is known about it."""

import hashlib
from dataclasses import dataclass
from datetime import date

from dragoman.model.when import When


@dataclass(frozen=True, slots=True)
class Raw:
    """What a source handed over, untouched.

    `name` is the file name without suffix (or the record's own id); `address` the path or URL it
    came from; `media` is `text` or `html`; `published`, `language`, `source` are what the carrier
    (not the text) says about it, if anything.
    """

    name: str
    address: str
    text: str
    media: str = "text"
    published: date | None = None
    language: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what it says about itself. Every offset points into `text`, as received.

    `published` is the interval of days on which it can have been published; `basis` is `stated`
    (the text gives the full date), `inferred` (worked out) or None; `reasons` say how, in words.
    `source` is the agency, press service or outlet that the text names as its origin.
    """

    name: str
    address: str
    text: str
    media: str
    language: str
    published: When | None = None
    basis: str | None = None
    reasons: tuple[str, ...] = ()
    source: str | None = None
    dateline_place: str | None = None

    @property
    def id(self) -> str:
        """Name the article by its text, so that adding it twice changes nothing."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
