from datetime import date

from builders import article, claim

from dragoman.merge import commitments, settle

EARLY = article("Culture days will be held in September.", published="2024-07-03", name="early")
LATE = article("Culture days were held.", published="2024-09-20", name="late")
ARTICLES = [EARLY, LATE]
SIDES = ["UTO", "ERE"]


def outcome(claims, as_of="2024-12-01", articles=ARTICLES):
    events = settle(claims, articles)
    acts = {e.id: e for e in events}
    found = commitments(events, articles, date.fromisoformat(as_of))
    return [(c.status, acts[c.event].act, [acts[k].act for k in c.kept_by]) for c in found]


def planned(act="exchange_culture", when="2024-09", **more):
    return claim(EARLY, act, SIDES, when=when, status="planned", **more)


def test_open_overdue_kept():
    held = claim(LATE, "exchange_culture", SIDES, when="2024-09-14")
    assert outcome([planned()], "2024-08-01") == [("open", "exchange_culture", [])]
    assert outcome([planned()]) == [("overdue", "exchange_culture", [])]
    kept = [("kept", "exchange_culture", ["exchange_culture"])]
    assert outcome([planned(), held]) == kept


def test_what_comes_later_is_not_known_before():
    held = claim(LATE, "exchange_culture", SIDES, when="2024-09-14")
    assert outcome([planned(), held], "2024-09-01") == [("open", "exchange_culture", [])]
    assert outcome([planned(), held], "2024-07-01") == []


def test_a_planned_meeting_is_kept_by_a_session_of_the_same_body():
    plan = planned("plan_meeting", forum="Blue Canal Council")
    right = claim(LATE, "convene", SIDES, when="2024-09-14", forum="Blue Canal Council")
    wrong = claim(LATE, "convene", SIDES, when="2024-09-14", forum="Red Bridge Forum")
    assert outcome([plan, right]) == [("kept", "plan_meeting", ["convene"])]
    assert outcome([plan, wrong]) == [("overdue", "plan_meeting", [])]


def test_too_late_or_other_sides_keep_nothing():
    after = claim(LATE, "exchange_culture", SIDES, when="2024-11-15")
    assert outcome([planned(), after])[0][0] == "overdue"
    others = claim(LATE, "exchange_culture", ["UTO", "LIL"], when="2024-09-14")
    assert outcome([planned(), others])[0][0] == "overdue"


def test_another_person_keeps_nothing():
    plan = claim(EARLY, "visit", ["UTO Ann Utop"], to=["ERE"], when="2024-09", status="planned")
    came = claim(LATE, "visit", ["UTO Cleo Utop"], to=["ERE"], when="2024-09-14")
    assert outcome([plan, came]) == [("overdue", "visit", [])]


def test_a_promise_is_kept_by_a_later_act_in_the_same_matter():
    promise = claim(EARLY, "promise", ["UTO"], to=["ERE"], when="2024-07-03", contexts=["energy"])
    grain = claim(LATE, "aid_economic", ["UTO"], to=["ERE"], when="2024-09-14", contexts=["health"])
    power = claim(LATE, "aid_economic", ["UTO"], to=["ERE"], when="2024-09-14", contexts=["energy"])
    back = claim(LATE, "aid_economic", ["ERE"], to=["UTO"], when="2024-09-14", contexts=["energy"])
    assert outcome([promise, grain]) == [("open", "promise", [])]
    assert outcome([promise, power]) == [("kept", "promise", ["aid_economic"])]
    assert outcome([promise, back]) == [("open", "promise", [])]


def test_an_undated_plan_needs_its_document():
    plan = planned("sign", when=None, instrument="Blue Canal Treaty")
    signed = claim(LATE, "sign", SIDES, when="2024-09-14", instrument="Blue Canal Treaty")
    bare = claim(LATE, "sign", SIDES, when="2024-09-14")
    assert outcome([plan, signed]) == [("kept", "sign", ["sign"])]
    assert outcome([plan, bare]) == [("open", "sign", [])]
