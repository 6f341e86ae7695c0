"""What the text calls a side: persons, offices, organs, states, bodies, groups, pronouns."""

from dataclasses import dataclass, replace

from dragoman.gazetteer.people import Person
from dragoman.model import Party


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that stands for a side.

    `first` and `last` bound the words (last outside), `head` is the word that holds it in the
    clause. `kind` is person, role, organ, state, people, city, body, group, adjective, both,
    counterpart, self, his, pronoun. `codes` are the sides that the words themselves give, `hosts`
    the side an envoy is sent to; `parties` is filled by `refer`, with the `rule` that gave it.
    """

    sentence: int
    first: int
    last: int
    head: int
    kind: str
    codes: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    person: str = ""
    persons: tuple[Person, ...] = ()
    role: str = ""
    office: str = ""
    collective: str = ""
    plural: bool = False
    low: str = ""
    subject: bool = False
    parties: tuple[Party, ...] = ()
    rule: str = ""

    def resolved(self, parties: tuple[Party, ...], rule: str) -> "Mention":
        """Return the mention with what it stands for."""
        return replace(self, parties=parties, rule=rule)

    def covers(self, i: int) -> bool:
        """Tell whether the word belongs to the mention."""
        return self.first <= i < self.last
