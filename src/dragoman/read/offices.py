"""The office of each person, wherever in the article it is told."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Party
from dragoman.read.mentions import Mention

Rows = Sequence[Sequence[Mention]]


def fullest(parties: Sequence[Party], mentions: Rows) -> tuple[Party, ...]:
    """Give each person the fullest office that the article names him by."""
    told: dict[tuple[str, str], list[str]] = {}
    for row in mentions:
        for party in (p for mention in row for p in mention.parties if p.name and p.role):
            told.setdefault((party.code, party.name), []).append(party.role)
    return tuple(
        _with_office(p, told.get((p.code, p.name)) or _swallowed(p, mentions)) for p in parties
    )


def _swallowed(party: Party, mentions: Rows) -> list[str]:
    """Return the offices whose words hold the person's name too ("minister of … Ann Utop")."""
    name = party.name.casefold()
    rows = (mention for row in mentions for mention in row if name and mention.role)
    return [m.role for m in rows if m.low.endswith(f" {name}") and party.code in m.codes]


def _with_office(party: Party, told: Sequence[str]) -> Party:
    fuller = [role for role in told if not party.role or role.endswith(f" {party.role}")]
    best = max(fuller, key=lambda role: (told.count(role), len(role)), default=party.role)
    return replace(party, role=best)
