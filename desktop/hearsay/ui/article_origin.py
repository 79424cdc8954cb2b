"""Where an article comes from, in a few words: outlet, byline, date."""

from hearsay.domain.article import Article


def origin_in_words(article: Article, *, byline: bool = False) -> str:
    """Return what is known of an article's origin, or its path where nothing is."""
    known = (article.outlet, article.byline if byline else "", article.published_in_words)
    return " · ".join(text for text in known if text) or article.path
