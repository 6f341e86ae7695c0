"""An article on its way from text to record."""

from dataclasses import dataclass

from dragoman.read import dating
from dragoman.read.extract.statements import Said
from dragoman.read.labels import Labels
from dragoman.read.mentions import Mention
from dragoman.read.refer import Scene
from dragoman.read.tokens import Sentence
from dragoman.read.when import Spot
from dragoman.text import layout
from dragoman.text.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """An article on its way: what has been found so far, all in offsets of the view."""

    view: View
    layout: layout.Layout
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    labels: tuple[Labels, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    scene: Scene
    published: dating.Published
    spots: tuple[tuple[Spot, ...], ...]
    said: tuple[Said, ...]
