"""The commands that ask a record."""

import json

import pytest

from dragoman.cli import main

LISTS = ("timeline", "events", "statements", "figures", "commitments", "people")


@pytest.fixture
def ask(capsys, record):
    def run(*arguments):
        code = main([str(a) for a in (*arguments, "--record", record)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.mark.parametrize("command", LISTS)
def test_every_list_prints_text_and_json(ask, command):
    code, text, _ = ask(command)
    assert code == 0
    assert text.strip()
    _, lines, _ = ask(command, "--json")
    assert all(isinstance(json.loads(line), dict) for line in lines.splitlines())


@pytest.mark.parametrize("command", LISTS)
def test_nothing_found_is_said_and_coded(ask, command):
    code, out, err = ask(command, "Norway") if command != "people" else ask(command, "NOR")
    assert (code, out) == (1, "")
    assert err.startswith("no ")


def test_one_meeting_told_twice_is_one_event(ask):
    _, out, _ = ask("events", "--act", "meet", "--json")
    (met,) = map(json.loads, out.splitlines())
    assert met["languages"] == ["en", "ru"]
    assert {e["article"] for e in met["evidence"]} == {"summit", "retold"}


@pytest.mark.parametrize("sides", [("KAZ", "AZE"), ("Казахстан", "azerbaijan"), ("Azerbaïdjan",)])
def test_states_go_by_code_or_by_name(ask, sides):
    assert len(ask("events", *sides, "--json")[1].splitlines()) == 2


@pytest.mark.parametrize("name", ["Токаев", "Tokaïev", "tokayev"])
def test_persons_go_by_name_in_any_script(ask, name):
    _, out, _ = ask("events", "--person", name, "--json")
    assert [json.loads(line)["act"] for line in out.splitlines()] == ["meet"]


def test_filters(ask):
    def count(*filters):
        return len(ask("events", "--json", *filters)[1].splitlines())

    assert count("--status", "planned") == 1
    assert count("--since", "2024-07", "--until", "2024") == 1
    assert count("--until", "2024-07-02") == 0
    assert count("--source", "sample wire", "--act", "meet") == 1
    assert count("--language", "fr") == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("events", "Kazakstn"), "did you mean Kazakhstan (KAZ)"),
        (("events", "--act", "meeet"), "meet"),
        (("events", "--status", "done"), "no status"),
        (("events", "--since", "soon"), "soon"),
        (("brief", "KAZ", "AZE", "--lang", "tlh"), "no language"),
        (("commitments", "--state", "broken"), "open, kept or overdue"),
        (("brief", "KAZ", "AZE", "-o", "brief.xyz"), ".md, .html or .json"),
    ],
)
def test_wrong_usage_is_2_with_a_remedy(ask, arguments, said):
    code, _, err = ask(*arguments)
    assert code == 2
    assert said in err


def test_a_missing_record_is_3(capsys, tmp_path):
    code = main(["events", "--record", str(tmp_path / "none.db")])
    assert code == 3
    assert "dragoman add" in capsys.readouterr().err


def test_commitments_as_of_a_day(ask):
    _, out, _ = ask("commitments", "--as-of", "2024-07-10")
    assert out.startswith("open")


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
@pytest.mark.parametrize("suffix", ["md", "html", "json"])
def test_brief_goes_to_a_file(ask, tmp_path, lang, suffix):
    target = tmp_path / f"brief.{suffix}"
    code, out, err = ask("brief", "KAZ", "AZE", "--lang", lang, "-o", target)
    assert (code, out) == (0, "")
    assert str(target) in err
    assert "Tokayev received Aliyev" in target.read_text(encoding="utf-8")


def test_brief_without_events_says_so(ask):
    code, out, err = ask("brief", "NOR", "CHL")
    assert code == 1
    assert "Norway" in out
    assert "nothing" in err


def test_a_brief_needs_two_sides(ask):
    code, _, err = ask("brief", "KAZ", "Казахстан")
    assert code == 3
    assert "the same" in err
