"""Whether two claims may be one happening: what rules it out, and what is enough."""

from collections.abc import Mapping
from typing import Final

from dragoman.merge.features import MONTH_DAYS, SAME_NAME, reasons, shared_sides
from dragoman.merge.views import View
from dragoman.ontology.relations import Relations

ONE_DAY: Final = 1
YEAR_DAYS: Final = 366
MANY_TIES: Final = 2
STRONG: Final = frozenset({"same words", "same instrument", "same forum", "same persons"})
PINNED: Final = frozenset({"same day", "days agree"})
TIES: Final = STRONG | {"same person", "same town", "same offices"}
# Offices of which no two are held by one person: a meeting of ministers is not that of presidents.
OFFICES: Final = frozenset(
    {
        *("president", "prime minister", "foreign minister", "defence minister", "ambassador"),
        *("king", "speaker", "deputy prime minister", "deputy foreign minister", "minister"),
        *("secretary general", "special envoy", "interior minister", "trade minister"),
    }
)


def judge(a: View, b: View, relations: Relations) -> tuple[int, tuple[str, ...]] | None:
    """Return the weight and the reasons for joining two claims; None when they stay apart."""
    if conflict(a, b, relations):
        return None
    found = reasons(a, b)
    if not _enough(a, b, frozenset(found), relations):
        return None
    return sum(found.values()), tuple(found)


def conflict(a: View, b: View, relations: Relations) -> bool:
    """Tell whether something rules out that two claims are one happening."""
    if a.claim.article == b.claim.article:
        return True
    return (
        b.act not in relations.family(a.act)
        or not _statuses_agree(a, b)
        or not _sides_agree(a, b)
        or _persons_differ(a, b)
        or a.instrument.contradicts(b.instrument, SAME_NAME)
        or (_sessions(a, b) and a.forum.contradicts(b.forum, SAME_NAME))
        or not _days_agree(a, b)
        or _elsewhere(a, b)
    )


def _statuses_agree(a: View, b: View) -> bool:
    """Equal; or one tells as under way what the other tells as done, within one month."""
    if a.status == b.status:
        return True
    if {a.status, b.status} != {"occurred", "ongoing"} or not (a.when and b.when):
        return False
    return max(a.when.days, b.when.days) <= MONTH_DAYS


def _sides_agree(a: View, b: View) -> bool:
    """Equal sides; or those of one among those of the other, with a person that both name."""
    if a.actors == b.actors and a.recipients == b.recipients:
        return True
    mutual = not a.recipients and not b.recipients
    if mutual or a.act == b.act:
        return (
            _nested(a.actors, b.actors)
            and _nested(a.recipients, b.recipients)
            and bool(shared_sides(a, b))
        )
    return a.codes == b.codes and bool(shared_sides(a, b))


def _nested(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _persons_differ(a: View, b: View) -> bool:
    """A side has other persons in each, or other offices."""
    for code in a.codes & b.codes:
        mine, theirs = a.persons.get(code), b.persons.get(code)
        if mine and theirs:
            if not mine & theirs:
                return True
        elif _offices_differ(a.roles.get(code), b.roles.get(code)):
            return True
    return False


def _offices_differ(a: frozenset[str] | None, b: frozenset[str] | None) -> bool:
    mine, theirs = (a or frozenset()) & OFFICES, (b or frozenset()) & OFFICES
    return bool(mine and theirs) and not mine & theirs


def _sessions(a: View, b: View) -> bool:
    return "convene" in (a.act, b.act)


def _days_agree(a: View, b: View) -> bool:
    """The days overlap; or lie side by side, where document or session is the same."""
    if a.when and b.when:
        if a.when.meets(b.when):
            return True
        apart = max((a.when.first - b.when.last).days, (b.when.first - a.when.last).days)
        return apart <= ONE_DAY and _same_thing(a, b)
    return a.window is None or b.window is None or a.window.meets(b.window)


def _same_thing(a: View, b: View) -> bool:
    forum = bool(a.forum.telling) and a.forum.matches(b.forum, SAME_NAME)
    instrument = bool(a.instrument.telling) and a.instrument.matches(b.instrument, SAME_NAME)
    return forum or instrument


def _elsewhere(a: View, b: View) -> bool:
    """Different places, and no persons on two sides on the same few days to outweigh that."""
    if not (a.place and b.place) or a.place == b.place:
        return False
    pinned = a.when is not None and b.when is not None and max(a.when.days, b.when.days) <= 1
    return not (pinned and (len(shared_sides(a, b)) > 1 or _same_thing(a, b)))


def _enough(a: View, b: View, found: frozenset[str], relations: Relations) -> bool:
    if "same words" in found:
        return True
    if a.act != b.act and not (found & STRONG and (found & PINNED or _named(a, b))):
        return False
    if found & PINNED:
        return _enough_on_a_day(a, b, found, relations)
    if _vague(a, b):
        return a.act in relations.rare or _named(a, b)
    if "same interval" in found:
        return _enough_in_an_interval(a, b, found, relations)
    if "dates overlap" in found:
        return a.act in relations.rare or _named(a, b) or _several(found)
    if a.when and b.when:
        return _same_thing(a, b)
    return _enough_undated(a, b, found)


def _enough_on_a_day(a: View, b: View, found: frozenset[str], relations: Relations) -> bool:
    """Day, act and sides suffice for what is not done twice a day; else a tie is needed too."""
    if {a.act, b.act} & relations.repeated:
        ties = found & (TIES | {"same subject"})
        alike = bool(a.subjects) == bool(b.subjects)
        needed = 1 if alike and {"same day", "same act"} <= found else MANY_TIES
        return bool(found & STRONG) or len(ties) >= needed or _many_sides(a, b)
    return _unopposed(a, b, found)


def _vague(a: View, b: View) -> bool:
    """Tell whether dates that overlap say nothing, because one spans more than a year."""
    return bool(a.when and b.when) and max(w.days for v in (a, b) if (w := v.when)) > YEAR_DAYS


def _enough_in_an_interval(a: View, b: View, found: frozenset[str], relations: Relations) -> bool:
    """The same weeks suffice as a day does; the same year only with something more."""
    long = a.when is not None and a.when.days > MONTH_DAYS
    if long or {a.act, b.act} & relations.repeated:
        return a.act in relations.rare or bool(found & (TIES | {"same subject"}))
    return _unopposed(a, b, found)


def _many_sides(a: View, b: View) -> bool:
    """Tell whether so many sides are the same that they alone tell one occasion from another."""
    same = a.actors == b.actors and a.recipients == b.recipients
    return same and len(a.codes) > MANY_TIES


def _unopposed(a: View, b: View, found: frozenset[str]) -> bool:
    """When one names a document and the other none, something more must tie them."""
    one_sided = bool(a.instrument.telling) != bool(b.instrument.telling)
    return not one_sided or bool(found & TIES)


def _named(a: View, b: View) -> bool:
    """Both name the same document, or the same numbered session."""
    instrument = bool(a.instrument.telling) and a.instrument.matches(b.instrument, SAME_NAME)
    numbered = bool(a.forum.numbers & b.forum.numbers) and a.forum.matches(b.forum, SAME_NAME)
    return instrument or numbered


def _several(found: frozenset[str]) -> bool:
    """Persons or forum, and one thing more."""
    return bool(found & STRONG) and len(found & TIES) > 1


def _enough_undated(a: View, b: View, found: frozenset[str]) -> bool:
    """Without dates: the same document or numbered session, or persons, place and subject."""
    if _named(a, b) or (a.status == "planned" and _same_thing(a, b)):
        return True
    if _same_news(a, b, found):
        return True
    if a.when is None and b.when is None:
        return _several(found)
    return _several(found) and "same town" in found


def _same_news(a: View, b: View, found: frozenset[str]) -> bool:
    """Told in the same days without a date: two subjects, or one with the town, or the offices."""
    if not {"told in the same days", "same act"} <= found or a.when or b.when:
        return False
    several = len(a.subjects & b.subjects) > 1 or {"same town", "same subject"} <= found
    return several or "same offices" in found


Verdict = tuple[int, tuple[str, ...]]
Verdicts = Mapping[tuple[str, str], Verdict]
