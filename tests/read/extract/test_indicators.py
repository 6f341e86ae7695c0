"""Figures: what, how much, which way."""

import pytest

from dragoman import langs
from dragoman.model import Party
from dragoman.read.extract.indicators import Figure, FigureReader
from dragoman.read.mentions import Mention
from dragoman.read.tokens import Sentence, Token
from dragoman.read.when import Finder


def _read(code: str, line: str) -> list[Figure]:
    token = Token(0, line, line, line, "X", "root", 0, frozenset(), 0, len(line))
    sentence = Sentence(0, 0, False, (token,), ((),))
    pack = langs.load(())[code]
    two = tuple(
        Mention(0, 0, 1, 0, "state", codes=(c,), parties=(Party(c),)) for c in ("ZBV", "ZKD")
    )
    reader = FigureReader(pack.figures)
    return list(reader.read(line, [sentence], [two], ("ZBV", "ZKD"), Finder(pack)))


@pytest.mark.parametrize(
    ("code", "line", "expected"),
    [
        ("en", "Trade grew fivefold.", ("trade", 5.0, "times", "up")),
        ("en", "Exports fell by 12.5 percent.", ("exports", 12.5, "percent", "down")),
        ("en", "A loan of $1.5 billion was signed.", ("loans", 1.5e9, "USD", None)),
        ("en", "They expelled twelve diplomats.", ("diplomats", 12.0, "diplomats", None)),
        ("fr", "Les échanges ont atteint 3 milliards d'euros.", ("trade", 3e9, "EUR", None)),
        ("fr", "Les exportations ont été multipliées par 3.", ("exports", 3.0, "times", None)),
        ("ru", "Товарооборот вырос в 2,5 раза.", ("trade turnover", 2.5, "times", "up")),
        ("ru", "Экспорт составил 700 млн долларов.", ("exports", 7e8, "USD", None)),
    ],
)
def test_a_figure_has_a_thing_a_value_a_unit_and_a_direction(
    code: str, line: str, expected: tuple[str, float, str, str | None]
) -> None:
    figures = [(f.what, f.value, f.unit, f.direction) for f in _read(code, line)]
    assert figures == [expected]


def test_a_number_without_a_thing_is_no_figure() -> None:
    assert _read("en", "The hall has 40 windows and 3 doors.") == []
