"""The whole story, in order."""

from dataclasses import dataclass, field, replace
from functools import cache

from dragoman import langs, ontology
from dragoman.errors import InputError
from dragoman.gazetteer import world
from dragoman.model import Article, Claim, Raw, Reading, Refusal, Topic
from dragoman.read.parse import parser
from dragoman.read.reader import Reader
from dragoman.settings import Settings
from dragoman.text import html, language, view


def read(raw: Raw, settings: Settings) -> Reading | Refusal:
    """Read one piece of news: a view, its language, what it says, the check of the words."""
    try:
        if len(raw.text) > settings.read_limit:
            raise InputError(_too_long(len(raw.text), settings.read_limit))
        shown = html.view(raw.text) if raw.media == "html" else view.plain(raw.text)
        if not shown.text.strip():
            raise InputError("no readable text in it; is the article loaded by a script?")
        code = raw.language or language.identify(shown.text, langs.load(settings.pack_dirs))
        reading = reader_of(code, settings).read(_headed(raw), shown)
    except InputError as error:
        return Refusal(raw.address, "read", f"{raw.address}: {error}")
    return check(_sure(reading, settings.min_confidence))


def _headed(raw: Raw) -> Raw:
    """Add the day that the head of a web page states, unless the carrier gave one."""
    if raw.media != "html" or raw.published is not None:
        return raw
    return replace(raw, published=html.published(raw.text))


def _too_long(size: int, limit: int) -> str:
    remedy = "split it into articles, or raise `read_limit` in dragoman.toml"
    return f"{size:,} characters, more than the limit of {limit:,} for one article; {remedy}"


def check(reading: Reading) -> Reading:
    """No evidence, no claim: keep only what is quoted letter for letter from the article."""
    article = reading.article
    claims = tuple(c for c in reading.claims if _holds(c, article))
    statements = tuple(s for s in reading.statements if s.evidence.holds_in(article))
    indicators = tuple(i for i in reading.indicators if i.evidence.holds_in(article))
    topics = tuple(t for t in reading.topics if _holds(t, article))
    lost = len(reading.claims) + len(reading.statements) + len(reading.indicators)
    lost += len(reading.topics) - len(topics)
    lost -= len(claims) + len(statements) + len(indicators)
    refused = (Refusal(article.address, "evidence", "quotation not in the article"),) * lost
    return replace(
        reading,
        claims=claims,
        statements=statements,
        indicators=indicators,
        topics=topics,
        refused=refused,
    )


def _holds(one: Claim | Topic, article: Article) -> bool:
    return bool(one.evidence) and all(e.holds_in(article) for e in one.evidence)


def _sure(reading: Reading, least: float) -> Reading:
    return replace(reading, claims=tuple(c for c in reading.claims if c.confidence >= least))


@cache
def reader_of(code: str, settings: Settings) -> Reader:
    """Build the reader of a language, once per process.

    Raises:
        InputError: there is no pack for the language.
    """
    packs = langs.load(settings.pack_dirs)
    if code not in packs:
        raise InputError(f"language {code!r} has no pack (there are: {', '.join(sorted(packs))})")
    pack = packs[code]
    known = world.load(settings.gazetteer_extra)
    return Reader(pack, known, ontology.load(), parser(pack, dict(settings.pipelines)))


@dataclass(frozen=True, slots=True)
class Coder:
    """What travels to a worker: the settings, not the parts."""

    settings: Settings = field(default_factory=Settings)

    def __call__(self, item: Raw | Refusal) -> Reading | Refusal:
        """Read one piece of news with this worker's own reader; a refusal passes through."""
        return item if isinstance(item, Refusal) else read(item, self.settings)
