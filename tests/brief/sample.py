"""A small record of two invented states, with something for every section."""

from datetime import date

from builders import article, claim, figure, quote, statement

from dragoman.brief import Record
from dragoman.merge import commitments, figures, settle
from dragoman.model import Topic

AS_OF = date(2024, 12, 1)
NAMES = {
    "UTO": {"en": "Utopia", "fr": "Utopie", "ru": "Утопия"},
    "ERE": {"en": "Erewhon", "fr": "Erewhon", "ru": "Эревон"},
    "IGO:LIB": {"en": "Library League", "fr": "Ligue des bibliothèques", "ru": "Лига библиотек"},
}
PLACES = {"Amaurot": {"fr": "Amaurote", "ru": "Амаурот"}}
ANN, BOB = "UTO Ann Utop, president", "ERE Bob Erew, president"
CLEO = "UTO Cleo Utop, foreign minister"

SUMMER = article(
    "AMAUROT, 3 July 2024. Ann Utop and Bob Erew met in Amaurot. Bob Erew thanked Utopia. They "
    "signed the Treaty on the Blue Canal. The Blue Canal Council held its first session. Culture "
    "days will be held in September. A ferry line will open in October. Trade grew fivefold since "
    "2020. “We are neighbours & friends,” said Ann Utop. Bob Erew said that the canal <was> wide. "
    "Relations were established on 5 May 1992. Turnover was 2 billion in 2022. Utopia conferred "
    "the Order of the Owl on Bob Erew.",
    name="summer",
    source="Utopian Agency",
    dateline_place="Amaurot",
)
ETE = article(
    "Ann Utop et Bob Erew se sont rencontrés à Amaurote le 3 juillet. Les échanges ont atteint "
    "3 milliards en 2022 et 6 milliards en 2023. Cleo Utop se rendra en Erewhon.",
    name="ete",
    language="fr",
    published="2024-07-04..2024-07-06",
    basis="inferred",
)
AUTUMN = article(
    "Дни культуры прошли 14 сентября. Эревон осудил Утопию за плотину. Договор ратифицирован "
    "Эревоном 5 ноября. Утопия провела заседание Лиги библиотек.",
    name="autumn",
    language="ru",
    published="2024-11-06",
    source="Erewhon Herald",
)
ARTICLES = (SUMMER, ETE, AUTUMN)
SIDES = ["UTO", "ERE"]
ON_DAY = {"when": "2024-07-03", "place": "Amaurot"}


def claims():
    return [
        claim(SUMMER, "meet", [ANN, BOB], "Ann Utop and Bob Erew met in Amaurot", **ON_DAY),
        claim(SUMMER, "thank", [BOB], "Bob Erew thanked Utopia", to=["UTO"], **ON_DAY),
        claim(
            *(SUMMER, "sign", [ANN, BOB], "They signed the Treaty on the Blue Canal"),
            **ON_DAY | {"instrument": "Treaty on the Blue Canal"},
        ),
        claim(
            *(SUMMER, "convene", SIDES, "The Blue Canal Council held its first session"),
            **ON_DAY | {"forum": "Blue Canal Council"},
        ),
        claim(
            *(SUMMER, "exchange_culture", SIDES, "Culture days will be held in September"),
            **{"when": "2024-09", "status": "planned"},
        ),
        claim(
            *(SUMMER, "launch", SIDES, "A ferry line will open in October"),
            **{"when": "2024-10", "status": "planned", "contexts": ["transport"]},
        ),
        claim(SUMMER, "establish_ties", SIDES, "established on 5 May 1992", when="1992-05-05"),
        claim(SUMMER, "award", ["UTO"], "conferred the Order of the Owl", to=[BOB], **ON_DAY),
        claim(ETE, "meet", [ANN, BOB], "se sont rencontrés à Amaurote", **ON_DAY),
        claim(
            *(ETE, "visit", [CLEO], "Cleo Utop se rendra en Erewhon"),
            **{"to": ["ERE"], "status": "planned", "when": "2025-01"},
        ),
        claim(AUTUMN, "exchange_culture", SIDES, "прошли 14 сентября", when="2024-09-14"),
        claim(AUTUMN, "criticise", ["ERE"], "осудил Утопию", to=["UTO"], when="2024-11"),
        claim(
            *(AUTUMN, "ratify", ["ERE"], "Договор ратифицирован Эревоном"),
            **{"to": ["UTO"], "when": "2024-11-05", "instrument": "Treaty on the Blue Canal"},
        ),
        claim(AUTUMN, "convene", ["UTO", "IGO:LIB"], "провела заседание Лиги", when="2024-11"),
    ]


def record(as_of=AS_OF):
    found = claims()
    events = settle(found, ARTICLES)
    billions = {"unit": "billion USD"}
    told = [
        figure(SUMMER, "trade", "UTO ERE", 5, "fivefold", direction="up", period=("2020", None)),
        figure(
            *(SUMMER, "trade turnover", "UTO ERE", 2, "2 billion"),
            **billions | {"period": ("2022", "2022"), "reporter": "Utopian Agency"},
        ),
        figure(
            ETE, "trade turnover", "UTO ERE", 3, "3 milliards", period=("2022", "2022"), **billions
        ),
        figure(
            ETE, "trade turnover", "UTO ERE", 6, "6 milliards", period=("2023", "2023"), **billions
        ),
    ]
    said = (
        statement(SUMMER, "Ann Utop", "UTO", "We are neighbours & friends"),
        statement(SUMMER, "Bob Erew", "ERE", "the canal <was> wide", "indirect"),
    )
    kept = commitments(events, ARTICLES, as_of)
    return Record(
        *(ARTICLES, tuple(found), tuple(events), said, tuple(told), tuple(kept)),
        tuple(figures(told)),
        (Topic(SUMMER.id, "route", "Ferry line", ("UTO", "ERE"), (quote(SUMMER, "ferry line"),)),),
    )


def names(code, lang):
    return NAMES[code][lang]


def places(place, lang):
    return PLACES.get(place, {}).get(lang, place)
