"""How good the readings are: against reference annotations, per language, act and field."""

from dragoman.evaluate.result import Row, Rows, Scores
from dragoman.evaluate.score import score

__all__ = ["Row", "Rows", "Scores", "score"]
