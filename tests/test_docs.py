"""The documents say what is so."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest
import typer

from dragoman.cli.program import program

ROOT = Path(__file__).resolve().parents[1]
PAGES = [p for p in ROOT.glob("*.md")] + sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def commands():
    return set(typer.main.get_command(program).commands)


def test_the_reference_is_what_the_commands_say():
    made = runpy.run_path(str(ROOT / "docs" / "make_reference.py"))
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert made["page"]() == page, "run: make docs"
    assert commands() == set(re.findall(r"^## (\S+)$", page, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_in_the_documents_exist(page):
    shell = "\n".join(SHELL.findall(page.read_text(encoding="utf-8")))
    named = set(re.findall(r"\bdragoman ([a-z]+)", shell))
    assert named <= commands()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z-]+)", shell, re.MULTILINE)) <= targets


def test_every_decision_is_listed():
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {p.name for p in folder.glob("0*.md")}


def test_every_command_gives_examples():
    told = typer.main.get_command(program).commands
    assert [name for name, one in told.items() if "Examples:" not in (one.epilog or "")] == []


def test_readme_keeps_the_marks_of_its_tables():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("printed", "bundled", "development"):
        assert f"<!-- {mark} -->" in readme
        assert f"<!-- /{mark} -->" in readme


def test_the_language_page_names_every_file_and_table_of_a_pack():
    page = (ROOT / "docs" / "howto" / "add-a-language.md").read_text(encoding="utf-8")
    folder = ROOT / "src" / "dragoman" / "langs" / "en"
    assert [f.name for f in folder.glob("*.toml") if f"`{f.name}`" not in page] == []
    tables = tomllib.loads((folder / "pack.toml").read_text(encoding="utf-8"))
    missing = [
        name for name, rows in tables.items() if isinstance(rows, dict) and f"[{name}]" not in page
    ]
    assert missing == []
    assert [key for key in tables["grammar"] if f"\n{key} = " not in page] == []
