"""Fills the marked part of README that shows what the demonstration prints.

    python docs/make_sample.py
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
SECTION = re.compile(r"^## 4\..*?(?=^## )", re.DOTALL | re.MULTILINE)
NOTES = re.compile(r"\[\[(\d+)\]\]")
SHOWN = 3  # sentences of the brief, and commitments


def run(*command: str) -> str:
    """Return what a command prints."""
    line = [sys.executable, "-m", "dragoman", *command]
    return subprocess.run(line, check=True, capture_output=True, text=True).stdout


def excerpt(brief: str) -> str:
    """Return the head of one section, with the notes that it cites."""
    found = SECTION.search(brief)
    lines = found[0].strip().splitlines() if found else []
    told = [*lines[:2], *[line for line in lines if line.startswith("- ")][:SHOWN]]
    cited = {number for line in told for number in NOTES.findall(line)}
    notes = [line for line in brief.splitlines() if line.split(". <a ")[0] in cited]
    return "\n".join([*told, "", *notes])


def main() -> None:
    """Run the demonstration in a folder of its own, and show a part of what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        brief = run("demo", "--folder", folder)
        kept = run("commitments", "--state", "kept", "--record", f"{folder}/sample.db")
    first = kept.split("\nkept")[0].rstrip()
    made = (
        "A part of the brief that `make demo` prints; each number leads to a quotation:\n\n"
        f"```text\n{excerpt(brief)}\n```\n\n"
        f"The first lines of `dragoman commitments --state kept --record demo/sample.db`:\n\n"
        f"```text\n{first}\n```"
    )
    text = README.read_text(encoding="utf-8")
    pattern = re.compile(r"(<!-- printed -->\n).*?(<!-- /printed -->)", re.DOTALL)
    filled = pattern.sub(lambda marks: f"{marks[1]}{made}\n{marks[2]}", text)
    README.write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
