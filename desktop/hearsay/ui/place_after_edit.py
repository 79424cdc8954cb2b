"""Where words of an article stand after its file was edited."""

from hearsay.domain.article import Article
from hearsay.domain.notes import Anchor
from hearsay.domain.spans import Span


def placed_in(before: Article, now: Article, span: Span) -> Span | None:
    """Return where the words at ``span`` of ``before`` stand ``now``; None where they are gone."""
    from hearsay.domain.anchoring import place  # no part of a start

    return place(Anchor.at(before.text, span), now.text, earlier=before.text)[1]
