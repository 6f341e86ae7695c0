"""Our own measures: right on small cases, and equal to the public definition of the project."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import Row, score
from dragoman.evaluate.agree import pair, same_days, same_person

SHARED = Path(__file__).resolve().parents[3] / "shared" / "eval"
TEXT = "Utopia thanked Erewhon in May. They met."
MEASURES = ("trigger", "type", "act", "grounded", "full", "actor_code", "actor_person", "statement")


def event(act="thank", actors=("NOR",), recipients=("CHL",), words="thanked Erewhon", **more):
    sides = {
        "actors": [{"code": code, "name": None} for code in actors],
        "recipients": [{"code": code, "name": None} for code in recipients],
    }
    return {"act": act, "status": "occurred", "evidence": [words], "date": None} | sides | more


def predicted(one, **more):
    at = TEXT.index(one["evidence"][0])
    quote = {"start": at, "end": at + len(one["evidence"][0]), "quote": one["evidence"][0]}
    return one | {"evidence": [quote]} | more


def scored(reference, found, **article):
    ref = {"id": "a", "file": "a.txt", "events": reference} | article
    return score([ref], {"a": {"events": found}}, {"a.txt": TEXT})


def test_the_same_is_right_in_everything():
    one = event()
    scores = scored([one], [predicted(one)])
    assert all(scores.rows[name] == Row(1, 1, 1) for name in MEASURES[:5])
    assert scores.provenance == 0


def test_sides_of_a_directed_act_have_roles():
    one = event()
    turned = predicted(event(actors=("CHL",), recipients=("NOR",)))
    assert scored([one], [turned]).rows["type"].hit == 0
    assert scored([one], [turned]).rows["trigger"].hit == 1


def test_sides_of_a_symmetric_act_have_none():
    met = event("meet", ("NOR", "CHL"), (), "They met")
    assert scored([met], [predicted(event("meet", ("CHL",), ("NOR",), "They met"))]).rows["act"].hit


def test_wrong_offsets_are_counted():
    one = predicted(event())
    one["evidence"][0]["start"] += 1
    assert scored([], [one]).provenance == 1
    assert scored([], [one | {"evidence": []}]).provenance == 1


def test_evidence_of_the_reference_must_stand_in_its_text():
    with pytest.raises(InputError, match="not in its text"):
        scored([event(words="nowhere")], [])


def test_names_and_days():
    assert same_person("Volodymyr Zelensky", "Zelenskyy")
    assert same_person("Xi Jinping", "Jinping Xi")
    assert not same_person("Ilham Aliyev", None)
    assert same_days(["2024-07-01", "2024-07-31"], ["2024-07-03", "2024-07-03"])
    assert not same_days(["2024-07-03", "2024-07-03"], ["2024-01-01", "2024-12-31"])
    assert same_days(None, None)


def test_pairing_is_the_largest():
    """The first may take what the second needs, and must then give it back."""
    agree = {(0, 0), (0, 1), (1, 0)}
    assert len(pair(2, 2, lambda i, j: (i, j) in agree)) == 2


def worsened(items, texts, chance):
    """Make predictions out of a reference: some events lost, turned, moved, misdated."""
    for item in items:
        text = (texts / item["file"]).read_bytes().decode("utf-8")
        kept = [one for one in item["events"] if chance.random() < 0.8]
        events = [_worse(_offsets(one, text), chance) for one in kept]
        said = [_said(one, text, chance) for one in item.get("statements") or []]
        told = {"events": events, "statements": said}
        yield {"id": item["id"], "published": item["published"]} | told


def _offsets(one, text):
    spans = [(text.index(words), words) for words in one["evidence"]]
    evidence = [{"start": at, "end": at + len(words), "quote": words} for at, words in spans]
    return one | {"evidence": evidence}


def _worse(one, chance):
    changes = [{}, {}, {"status": "denied"}, {"recipients": []}, {"act": "meet"}, {"date": None}]
    changes += [{"actors": one["recipients"], "recipients": one["actors"]}, {"evidence": []}]
    return one | chance.choice(changes)


def _said(one, text, chance):
    at = text.index(one["text"])
    size = chance.choice([len(one["text"]), len(one["text"]) // 3])
    return {"speaker": one["speaker"], "start": at, "end": at + size}


def sets():
    """Return the reference sets that stand beside this checkout; there may be none."""
    return sorted(SHARED.glob("*.jsonl")) if (SHARED / "score.py").is_file() else []


def test_equals_the_scorer_of_the_annotation_guide(tmp_path):
    for reference in sets():
        texts = reference.with_suffix("")
        items = [json.loads(line) for line in reference.read_text(encoding="utf-8").splitlines()]
        found = list(worsened(items, texts, random.Random(5)))
        written = tmp_path / "predicted.jsonl"
        written.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
        command = [sys.executable, SHARED / "score.py", reference, written, "--texts", texts]
        said = subprocess.run([*command, "--json"], check=True, capture_output=True, text=True)
        theirs = json.loads(said.stdout)
        bodies = {i["file"]: (texts / i["file"]).read_bytes().decode("utf-8") for i in items}
        ours = score(items, {one["id"]: one for one in found}, bodies).plain()
        same = (*MEASURES, "date_accuracy", "provenance_errors", "grounded_by_type", "articles")
        assert {name: ours[name] for name in same} == {name: theirs[name] for name in same}
