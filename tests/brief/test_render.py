import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from sample import AS_OF, names, record

from dragoman.brief import Request, compose
from dragoman.brief.render import GROUP, RENDERERS
from dragoman.plugins import find

BRIEF = compose(record(), Request(("UTO", "ERE"), AS_OF, "dossier"), names)
VOID = {"meta"}


@pytest.fixture(params=RENDERERS)
def shown(request):
    return find(request.param, RENDERERS, GROUP)(BRIEF)


@pytest.fixture
def page():
    return find("html", RENDERERS, GROUP)(BRIEF)


def test_shows_every_section_sentence_and_note(shown):
    for section in BRIEF.sections:
        assert section.title in shown
    for note in BRIEF.notes:
        assert f"n{note.number}" in shown
    assert "Order of the Owl" in shown
    assert BRIEF.release in shown


def test_markup_in_the_record_stays_text(shown):
    assert "<was>" not in shown


def test_is_well_formed(page):
    stack = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag not in VOID:
                stack.append(tag)

        def handle_endtag(self, tag):
            assert stack.pop() == tag

    Parser().feed(page)
    assert stack == []


def test_needs_nothing_from_outside(page):
    assert not re.search(r"https?://|<script|<img|<link|@import|url\(|style=", page)
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in page
    assert "default-src &#x27;none&#x27;" in page
    assert "prefers-color-scheme: dark" in page


def test_numbers_lead_to_notes(page):
    targets = set(re.findall(r'id="(n\d+)"', page))
    links = set(re.findall(r'href="#(n\d+)"', page))
    assert links == targets
