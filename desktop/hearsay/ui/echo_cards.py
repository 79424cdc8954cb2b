"""The inspector's card on a sentence that other articles tell, too: where, and in which of the same words."""

from html import escape

from PySide6.QtWidgets import QFrame

from hearsay.domain.attribution import AnnotatedArticle
from hearsay.domain.echo_words import kind_in_words, measure_in_words
from hearsay.domain.echoes import Echo
from hearsay.ui.comparison_session import FolderInTables
from hearsay.ui.echo_rows import side_runs
from hearsay.ui.marked_runs import runs_html, runs_in_words
from hearsay.ui.shared_cards import GoTo, LinkLabel, card_of, quiet_line
from hearsay.ui.theme import Theme
from hearsay.ui.unfolding_model import Passage

_MOST_ECHOES = 4


def echoes_card(
    found: FolderInTables, annotated: AnnotatedArticle, index: int, theme: Theme, go_to: GoTo
) -> QFrame | None:
    """Return the echoes of one sentence, the surest first, each a link to the other sentence; None without any."""
    path = annotated.article.path
    echoes = found.compared.echoes.of_sentence(path, index)
    if not echoes:
        return None
    lines = [_echo(echo, path, index, found, theme, go_to) for echo in echoes[:_MOST_ECHOES]]
    more = [quiet_line(f"and {len(echoes) - _MOST_ECHOES} more, in the tab Echoes (e)")]
    return card_of([*lines, *(more if len(echoes) > _MOST_ECHOES else [])])


def _echo(echo: Echo, path: str, index: int, found: FolderInTables, theme: Theme, go_to: GoTo) -> LinkLabel:
    """Return one echo. Titles and words come from files: all of them are escaped."""
    _, other = echo.of(path, index)
    article = found.articles[other.path]
    kind = f"{kind_in_words(echo)}, {echo.score:.0%}"
    runs = side_runs(other, article)
    label = LinkLabel(
        f"<a href='#' style='color:{theme.accent.name()}; text-decoration:none'>{escape(article.name)}</a>"
        f"<span style='color:{theme.muted.name()}'> · {escape(kind)}</span>"
        f"<br/>{runs_html(runs, muted=theme.muted.name())}"
    )
    label.setAccessibleName(f"Told also in {article.name} · {kind}: {runs_in_words(runs)}")
    label.setToolTip(f"Go to this sentence. {escape(measure_in_words(echo))} Bold words stand in both.")
    label.linkActivated.connect(lambda _link: go_to(Passage(other.path, other.span)))
    return label
