"""The words that a record rests on."""

from dataclasses import dataclass

from dragoman.model.article import Article
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quotation that can be found again, letter for letter, in its article."""

    article: str
    span: Span
    quote: str

    def holds_in(self, article: Article) -> bool:
        """Tell whether the quotation stands in the article where it says it does."""
        return self.article == article.id and self.span.of(article.text) == self.quote


def cite(article: Article, span: Span) -> Evidence:
    """Quote an article."""
    return Evidence(article.id, span, span.of(article.text))
