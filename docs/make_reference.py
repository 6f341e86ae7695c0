"""Writes docs/reference/commands.md from the help of the commands themselves.

    python docs/make_reference.py
"""

import os
import subprocess
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "reference" / "commands.md"
HEAD = """# The commands

Made by `make docs` from `dragoman COMMAND --help`; do not edit.
"""


def help_of(*command: str) -> str:
    """Return what a command says of itself, in 80 columns."""
    environ = os.environ | {"COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}
    environ.pop("FORCE_COLOR", None)
    run = [sys.executable, "-m", "dragoman", *command, "--help"]
    said = subprocess.run(run, check=True, capture_output=True, text=True, env=environ)
    return "\n".join(line.rstrip() for line in said.stdout.strip().splitlines())


def commands(overview: str) -> list[str]:
    """Return the names of the commands, as the overview lists them."""
    _, _, rest = overview.partition("Commands:\n")
    lines = rest.split("\n\n")[0].splitlines()
    return [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]


def page() -> str:
    """Return the whole page."""
    overview = help_of()
    parts = [HEAD, f"```text\n{overview}\n```\n"]
    parts += [f"## {name}\n\n```text\n{help_of(name)}\n```\n" for name in commands(overview)]
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
