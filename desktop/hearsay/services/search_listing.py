"""What was found, for the command line: as JSON and as lines to read."""

from typing import Any

from hearsay.domain.search import Hit, SearchResults


def listing(query: str, results: SearchResults) -> dict[str, Any]:
    """Return the results as JSON has them; ``start`` and ``end`` are code points of the article's text.

    ``marked`` are the found words in code points of ``text``. ``counted_all`` is false where there are more hits than
    ``count`` tells.
    """
    return {
        "version": 1,
        "query": query,
        "count": results.count,
        "counted_all": not results.uncounted,
        "articles": [
            {
                "path": article.path,
                "title": article.name,
                "count": article.count,
                "hits": [_hit(hit) for hit in article.hits],
            }
            for article in results.articles
        ],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    note = None if hit.note is None else {"id": hit.note.note.id, "tags": list(hit.note.note.tags)}
    return {
        "start": None if hit.span is None else hit.span.start,
        "end": None if hit.span is None else hit.span.end,
        "type": None if hit.type is None else hit.type.value,
        "text": hit.text,
        "marked": [[span.start, span.end] for span in hit.marked],
        "note": note,
    }


def listing_lines(results: SearchResults) -> str:
    """Return each article with its hits below it, a line each; and how many are not listed."""
    lines = []
    for article in results.articles:
        lines.append(f"{article.path}: {article.count} {'hit' if article.count == 1 else 'hits'}")
        lines += [f"  {_kind(hit)}  {hit.text}" for hit in article.hits]
    more = results.count - results.shown
    if more:
        lines.append(f"… and {more} more: add a word, or article: or type:, to see others")
    return "".join(f"{line}\n" for line in lines)


def _kind(hit: Hit) -> str:
    kind = "-" if hit.type is None else hit.type.value
    return f"{kind:14}" if hit.note is None else f"{'note':14}"
