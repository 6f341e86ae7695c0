"""Sentences end where a reader would end them."""

import pytest

from dragoman import langs
from dragoman.read.sentences import split

CASES = [
    ("en", "He met H.E. Mr. J. K. Lind. They talked.", 2),
    ("en", "The U.S. Senate voted at 3 p.m. on Monday. It passed.", 2),
    ("en", "“We agree,” he said. “It is done.” They left.", 3),
    ("en", "Trade rose by 3.5 percent", 1),
    ("fr", "S. Exc. M. Duval a reçu M. Sow. L'entretien a duré une heure.", 2),
    ("fr", "« C'est fini. » Il est parti.", 2),
    ("ru", "Товарооборот вырос до 3 млрд. долл. США. Стороны довольны.", 2),
    ("ru", "А. С. Петров прибыл 5 мая 2020 г. в Осло. Его встретили.", 2),
]


@pytest.mark.parametrize(("language", "line", "count"), CASES)
def test_a_line_is_split(language, line, count):
    found = [line[a:b] for a, b in split(line, langs.load()[language].stops)]
    assert len(found) == count, found


def test_nothing_is_lost():
    line = "One. Two! Three? «Four.» Five"
    found = [line[a:b] for a, b in split(line, langs.Stops())]
    assert "".join(found).replace(" ", "") == line.replace(" ", "")
