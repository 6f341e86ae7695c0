from dataclasses import replace
from itertools import permutations

from builders import article, claim
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.merge import settle

ANN, BOB = "UTO Ann Utop, president", "ERE Bob Erew, president"
EN = article("Ann Utop and Bob Erew met in Amaurot on 3 July.", name="en")
FR = article("Ann Utop et Bob Erew se sont rencontrés à Amaurot.", name="fr", language="fr")
RU = article("Анн Утоп и Боб Эрев встретились в Амауроте.", name="ru", language="ru")


def meet(art, when="2024-07-03", actors=(ANN, BOB), **more):
    return claim(art, "meet", list(actors), when=when, **more)


def test_one_meeting_in_three_languages_is_one_event():
    claims = [meet(EN, place="Amaurot"), meet(FR, "2024-07"), meet(RU, place="Amaurot")]
    claims[1] = meet(FR, "2024-07-01..2024-07-05", place="Amaurot")
    (event,) = settle(claims, [EN, FR, RU])
    assert event.witnesses == 3
    assert event.languages == ("en", "fr", "ru")
    assert (event.when, event.place) == (claims[0].when, "Amaurot")
    assert {"same persons", "same day", "same town"} <= set(event.why)
    assert event.discrepancies == ()


def test_two_meetings_a_week_apart_are_two_events():
    assert len(settle([meet(EN), meet(FR, "2024-07-10")], [EN, FR])) == 2


def test_other_persons_or_offices_are_another_meeting():
    ministers = ("UTO Cleo Utop, foreign minister", "ERE Dan Erew, foreign minister")
    assert len(settle([meet(EN), meet(FR, actors=ministers)], [EN, FR])) == 2
    unnamed = ("UTO , foreign minister", "ERE , foreign minister")
    unnamed_too = ("UTO , president", "ERE , president")
    claims = [meet(EN, actors=unnamed), meet(FR, actors=unnamed_too)]
    assert len(settle(claims, [EN, FR])) == 2


def test_fewer_sides_join_only_by_a_person():
    assert len(settle([meet(EN), meet(FR, actors=(ANN,))], [EN, FR])) == 1
    plain = meet(FR, actors=("UTO",))
    assert len(settle([meet(EN), plain], [EN, FR])) == 2


def test_a_session_told_as_a_meeting_is_one_event():
    session = claim(FR, "convene", [ANN, BOB], when="2024-07-03", forum="Joint Council")
    (event,) = settle([meet(EN), session], [EN, FR])
    assert (event.act, event.forum) == ("convene", "Joint Council")


def test_claims_of_one_article_stay_apart():
    first = meet(EN)
    second = claim(EN, "meet", [ANN, BOB], "met in Amaurot", when="2024-07-03")
    assert len(settle([first, second], [EN])) == 2
    assert len(settle([first, first], [EN])) == 1


def test_a_plan_and_its_occurrence_stay_apart():
    planned = claim(FR, "sign", ["UTO", "ERE"], when="2024-07-03", status="planned")
    signed = claim(EN, "sign", ["UTO", "ERE"], when="2024-07-03")
    assert len(settle([planned, signed], [EN, FR])) == 2


def test_direction_matters():
    there = claim(EN, "thank", [ANN], to=["ERE"], when="2024-07-03", place="Amaurot")
    back = claim(FR, "thank", [BOB], to=["UTO"], when="2024-07-03", place="Amaurot")
    assert len(settle([there, back], [EN, FR])) == 2


def test_repeated_acts_need_more_than_a_day():
    one = claim(EN, "criticise", ["UTO"], to=["ERE"], when="2024-07-03")
    two = claim(FR, "criticise", ["UTO"], to=["ERE"], when="2024-07-03")
    assert len(settle([one, two], [EN, FR])) == 2
    told = [replace(c, place="Amaurot", contexts=("trade", "energy")) for c in (one, two)]
    assert len(settle(told, [EN, FR])) == 1


def test_what_fits_two_claims_as_well_is_left_alone():
    one = claim(EN, "promise", [ANN], "Ann Utop", to=["ERE"], when="2024-07-03", place="A")
    two = claim(EN, "promise", [ANN], "3 July", to=["ERE"], when="2024-07-03", place="A")
    other = claim(FR, "promise", [ANN], to=["ERE"], when="2024-07-03", place="A")
    both = [replace(c, contexts=("energy",)) for c in (one, two, other)]
    assert len(settle(both, [EN, FR])) == 3
    assert len(settle(both[1:], [EN, FR])) == 1


def test_without_dates_a_document_joins_and_sides_do_not():
    fields = {"when": None, "instrument": "Declaration on the Blue Canal"}
    one = claim(EN, "sign", ["UTO", "ERE"], **fields)
    two = claim(FR, "sign", ["UTO", "ERE"], **fields)
    assert len(settle([one, two], [EN, FR])) == 1
    bare = [replace(c, instrument=None) for c in (one, two)]
    assert len(settle(bare, [EN, FR])) == 2
    general = [replace(c, instrument="memorandum") for c in (one, two)]
    assert len(settle(general, [EN, FR])) == 2
    others = [one, replace(two, instrument="Treaty on the Red Bridge")]
    assert len(settle(others, [EN, FR])) == 2


def test_what_occurred_was_not_told_before():
    early = article("An old text.", published="2017-12-27", name="old")
    dated = claim(EN, "sign", ["UTO", "ERE"], when="2024-07-03", instrument="Blue Canal Treaty")
    undated = claim(early, "sign", ["UTO", "ERE"], instrument="Blue Canal Treaty")
    assert len(settle([dated, undated], [EN, early])) == 2


def test_days_that_differ_by_one_are_a_discrepancy():
    fields = {"instrument": "Treaty on the Blue Canal"}
    one = claim(EN, "sign", [ANN, BOB], when="2024-07-03", **fields)
    two = claim(FR, "sign", [ANN, BOB], when="2024-07-04", place="Amaurot", **fields)
    (event,) = settle([one, two], [EN, FR])
    (found,) = event.discrepancies
    assert found.field == "date"
    assert found.values == (("2024-07-03", (one.id,)), ("2024-07-04", (two.id,)))


def test_places_that_differ_are_a_discrepancy():
    one, two = meet(EN, place="Amaurot"), meet(FR, place="Nowhere")
    (event,) = settle([one, two], [EN, FR])
    assert [d.field for d in event.discrepancies] == ["place"]
    bare = ("UTO", "ERE")
    apart = [replace(c, actors=meet(EN, actors=bare).actors) for c in (one, two)]
    assert len(settle(apart, [EN, FR])) == 2


def test_a_reprint_is_no_further_witness():
    text = "The presidents of Utopia and Erewhon met in Amaurot on 3 July and spoke at length. "
    original = article(text * 3, name="agency")
    reprint = article("Portal. " + text * 3 + "Read also.", name="portal")
    (event,) = settle([meet(original), meet(reprint), meet(FR)], [original, reprint, FR])
    assert (event.witnesses, len(event.articles)) == (2, 3)


def test_every_named_person_is_kept_and_the_unnamed_give_way():
    one = meet(EN, actors=("UTO Ann Utop", "ERE Bob Erew, president"))
    two = meet(FR, actors=("UTO Ann Utop, president", "ERE Bob Erew", "ERE Dan Erew, minister"))
    (event,) = settle([one, two], [EN, FR])
    assert [(p.name, p.role) for p in event.actors] == [
        ("Bob Erew", "president"),
        ("Dan Erew", "minister"),
        ("Ann Utop", "president"),
    ]


POOL = [EN, FR, RU, article("Fourth.", name="d"), article("Fifth.", name="e", language="ru")]
some_claims = st.lists(
    st.builds(
        lambda art, act, status, actors, when, place, forum: claim(
            art, act, list(actors), status=status, when=when, place=place, forum=forum
        ),
        st.sampled_from(POOL),
        st.sampled_from(["meet", "convene", "sign", "promise"]),
        st.sampled_from(["occurred", "planned"]),
        st.sampled_from([(ANN, BOB), ("UTO", "ERE"), (ANN, "ERE")]),
        st.sampled_from([None, "2024-07-03", "2024-07-02..2024-07-04", "2024-07", "2024"]),
        st.sampled_from([None, "Amaurot", "Nowhere"]),
        st.sampled_from([None, "Blue Canal Council", "Red Bridge Forum"]),
    ),
    max_size=9,
)


@settings(deadline=None, max_examples=150)
@given(some_claims, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(claims, random):
    events = settle(claims, POOL)
    again = claims + claims[:3]
    random.shuffle(again)
    shuffled = POOL[:]
    random.shuffle(shuffled)
    assert settle(again, shuffled) == events


@settings(deadline=None, max_examples=100)
@given(some_claims)
def test_every_claim_is_in_exactly_one_event(claims):
    events = settle(claims, POOL)
    told = [key for event in events for key in event.claims]
    assert sorted(told) == sorted({c.id for c in claims})
    for event in events:
        assert len(event.articles) == len(event.claims)
        assert 1 <= event.witnesses <= len(event.articles)


def test_settling_part_by_part_is_no_different():
    claims = [meet(EN), meet(FR), meet(RU), meet(POOL[3], "2024-09-01")]
    results = {tuple(e.id for e in settle(order, POOL)) for order in permutations(claims)}
    assert len(results) == 1
