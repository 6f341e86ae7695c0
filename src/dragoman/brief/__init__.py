"""The brief: what a desk officer needs before a meeting, every sentence with its sources."""

from dragoman.brief.check import UnsupportedError, check
from dragoman.brief.compose import compose
from dragoman.brief.record import Record, release_id
from dragoman.brief.sections import FORMS
from dragoman.brief.shape import Bar, Brief, Note, Request, Section, Sentence
from dragoman.brief.voice import Voice

__all__ = [
    "FORMS",
    "Bar",
    "Brief",
    "Note",
    "Record",
    "Request",
    "Section",
    "Sentence",
    "UnsupportedError",
    "Voice",
    "check",
    "compose",
    "release_id",
]
