"""Rules of the house that no linter checks."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "dragoman"
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 40
IMPORTS = (ast.Import, ast.ImportFrom)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def named(path):
    return str(path.relative_to(SOURCE))


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes(kind):
    return [(named(p), node) for p in FILES for node in ast.walk(tree(p)) if isinstance(node, kind)]


def test_files_are_short():
    long = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {name: n for name, n in long.items() if n > LONGEST_FILE} == {}


def test_functions_are_short():
    long = {
        f"{file}:{node.name}": size
        for file, node in nodes(FUNCTIONS)
        if (size := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("kind", [ast.Global])
def test_no_globals(kind):
    assert [file for file, _ in nodes(kind)] == []


def test_nothing_is_caught_blindly():
    blind = [
        file
        for file, node in nodes(ast.ExceptHandler)
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id == "Exception")
    ]
    assert blind == []


def test_packs_hold_data_only():
    """A language adds no code: the one module of `langs` is its loader."""
    inside = {named(p) for p in FILES if p.is_relative_to(SOURCE / "langs")}
    assert inside == {"langs/__init__.py"}
    gazetteer = {p.suffix for p in (SOURCE / "gazetteer").iterdir() if p.is_file()}
    assert gazetteer <= {".py", ".toml", ".tsv"}


def test_only_the_command_line_prints():
    printing = {
        file
        for file, node in nodes(ast.Call)
        if isinstance(node.func, ast.Name) and node.func.id in {"print", "exit"}
    }
    assert printing == set()


def test_imports_inside_functions_give_their_reason():
    bare = []
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(tree(path)):
            if isinstance(function, FUNCTIONS):
                inner = [n for n in ast.walk(function) if isinstance(n, IMPORTS)]
                bare += [named(path) for n in inner if not _reasoned(lines, n.lineno)]
    assert bare == []


def _reasoned(lines, number):
    """A reason stands behind the import, or in a comment or another such import above it."""
    line = lines[number - 1]
    said = line.partition("PLC0415")[2].strip(" -")
    above = lines[number - 2].strip()
    return bool(said) or above.startswith("#") or "PLC0415" in above


def test_every_port_is_used():
    body = (SOURCE / "ports.py").read_text(encoding="utf-8")
    ports = [node.name for node in ast.parse(body).body if isinstance(node, ast.ClassDef)]
    others = "\n".join(p.read_text(encoding="utf-8") for p in FILES if p.name != "ports.py")
    assert [port for port in ports if port not in others] == []


def test_every_table_of_parts_names_something():
    from dragoman import plugins
    from dragoman.brief.render import GROUP as RENDER
    from dragoman.brief.render import RENDERERS
    from dragoman.engines import ENGINES
    from dragoman.engines import GROUP as ENGINE
    from dragoman.ingest import FORMATS
    from dragoman.ingest import GROUP as FORMAT
    from dragoman.store import GROUP as STORE
    from dragoman.store import STORES

    tables = ((RENDERERS, RENDER), (ENGINES, ENGINE), (FORMATS, FORMAT), (STORES, STORE))
    for table, group in tables:
        assert all(callable(plugins.find(name, table, group)) for name in table)


def test_pinned_versions_are_found_anywhere():
    """A pin to a file of one machine installs nowhere else."""
    pins = (SOURCE.parents[1] / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [pin for pin in pins if not pin.startswith("#") and "==" not in pin] == []
