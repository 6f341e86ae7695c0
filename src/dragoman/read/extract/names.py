"""What a speaker is called in the record: the person's usual English name, or the organ's."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.gazetteer.world import World, find
from dragoman.langs import Pack
from dragoman.model import Party
from dragoman.read.actors import english
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence

_LEADERS = frozenset(
    {"president", "monarch", "king", "prime minister", "head of state", "crown prince"}
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the English name and the code of the side."""

    name: str
    code: str
    person: bool


class Names:
    """Names the speakers of one article."""

    def __init__(
        self, pack: Pack, world: World, named: Sequence[tuple[Mention, Party]], home: str
    ) -> None:
        """Prepare; `named` are the persons of the article, `home` the side it speaks of most."""
        self._world = world
        self._generic = frozenset(pack.speech["generic_roles"])
        self._named = named
        self._home = home

    def voice(self, mention: Mention, sentence: Sentence) -> Voice | None:
        """Return a mention as a speaker, if it tells who that is."""
        party = next((p for p in mention.parties if p.code), None)
        if party is None:
            if not mention.person or mention.kind not in ("person", "role"):
                return None
            pieces = mention.person.split()
            known = len(pieces) > 1 or mention.kind == "role"
            return Voice(english(pieces), self._home, True) if known and self._home else None
        if party.name and not (mention.kind == "organ" and mention.person):
            return Voice(party.name, party.code, True)
        if mention.kind == "role" and (person := self._only(mention, party)):
            return Voice(person.name, person.code, True)
        return Voice(self.organ(mention, party, sentence), party.code, mention.kind == "role")

    def _only(self, mention: Mention, party: Party) -> Party | None:
        """Return the person of the article that a bare title with a side must mean."""
        same = [(m, p) for m, p in self._named if p.code == party.code]
        office = [
            p
            for m, p in same
            if (mention.office and m.office == mention.office) or p.role == party.role
        ]
        found = list(dict.fromkeys(p.name for p in office))
        if not found and party.role in self._generic:
            top = party.role in _LEADERS or party.role in ("leader", "head of body")
            found = list(dict.fromkeys(p.name for _, p in same if top or p.role not in _LEADERS))
        return Party(party.code, found[0]) if len(found) == 1 else None

    def organ(self, mention: Mention, party: Party, sentence: Sentence) -> str:
        """Return the English name of a side that speaks without a person's name."""
        label = self._world.label(party.code, "en")
        if not party.role or mention.kind in ("state", "city", "body", "people", "group"):
            return label
        if name := self._known(mention, sentence):
            return name
        if party.role == "government":
            return f"Government of {label}"
        adjective = self._world.adjectives.get(party.code, label)
        role = "foreign ministry" if party.role == "ministry of foreign affairs" else party.role
        if role == "embassy" and mention.hosts and mention.hosts[0] in self._world.capitals:
            return f"{adjective} Embassy in {self._world.capitals[mention.hosts[0]]}"
        return f"{adjective} {role.title() if mention.kind == 'organ' else role}"

    def _known(self, mention: Mention, sentence: Sentence) -> str:
        """Return the English name of an organ that has a name of its own."""
        if mention.kind != "organ":
            return ""
        words = " ".join(t.text for t in sentence.tokens[mention.first : mention.last])
        for _, _, entry in find(self._world, words):
            if entry.kind == "organ" and entry.name.isascii():
                return entry.name
        return ""
