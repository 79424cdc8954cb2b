"""Where an article comes from, in a few words: outlet, byline, date."""

from datetime import datetime

from hearsay.domain.article import Article


def origin_in_words(article: Article, *, byline: bool = False) -> str:
    """Return what is known of an article's origin, or its path where nothing is."""
    known = (article.outlet, article.byline if byline else "", date_in_words(article.published))
    return " · ".join(text for text in known if text) or article.path


def date_in_words(published: str) -> str:
    """Return an ISO date as a day to read; any other wording stays as the article has it."""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day.day} {day:%B %Y}"
