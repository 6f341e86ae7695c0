"""One meeting, told by two articles in two languages."""

from builders import article, claim, figure, reading, statement

SUMMIT = article(
    "Tokayev received Aliyev in Astana on 3 July 2024. Trade grew fivefold. They will meet again.",
    name="summit",
    address="summit.txt",
    source="Sample Wire",
)
RETOLD = article(
    "Токаев принял Алиева в Астане 3 июля 2024 года.",
    name="retold",
    address="retold.txt",
    language="ru",
)


def readings():
    """Return what two articles in two languages tell of one meeting."""
    sides = ["AZE Ilham Aliyev, president", "KAZ Kassym-Jomart Tokayev, president"]
    met = {"when": "2024-07-03", "place": "Astana", "contexts": ["diplomatic"]}
    first = claim(SUMMIT, "meet", sides, "Tokayev received Aliyev in Astana", **met)
    again = claim(SUMMIT, "plan_meeting", ["AZE", "KAZ"], "They will meet again", status="planned")
    retold = claim(RETOLD, "meet", sides, "Токаев принял Алиева в Астане", **met)
    said = statement(SUMMIT, "Kassym-Jomart Tokayev", "KAZ", "Trade grew fivefold", "indirect")
    grew = figure(SUMMIT, "trade turnover", "AZE KAZ", 5.0, "fivefold", direction="up")
    return [
        reading(SUMMIT, first, again, statements=(said,), indicators=(grew,)),
        reading(RETOLD, retold),
    ]
