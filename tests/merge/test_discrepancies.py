from builders import article, figure

from dragoman.merge import figures

ONE, TWO = article("Trade: 3 or 4 billion.", name="one"), article("Trade: 4 billion.", name="two")


def trade(art, value, words, **more):
    given = {"unit": "billion USD", "period": ("2023", "2023")} | more
    return figure(art, "trade turnover", "ERE UTO", value, words, **given)


def test_other_values_for_one_thing_differ():
    a, b = trade(ONE, 3.0, "3"), trade(TWO, 4.0, "4 billion")
    (found,) = figures([b, a])
    assert found.field == "trade turnover"
    assert set(found.values) == {("3", (a.id,)), ("4", (b.id,))}


def test_other_periods_or_one_article_do_not_differ():
    assert figures([trade(ONE, 3.0, "3"), trade(TWO, 4.0, "4", period=("2024", "2024"))]) == []
    assert figures([trade(ONE, 3.0, "3"), trade(ONE, 4.0, "4")]) == []
    assert figures([trade(ONE, 4.0, "4"), trade(TWO, 4.0, "4 billion")]) == []
