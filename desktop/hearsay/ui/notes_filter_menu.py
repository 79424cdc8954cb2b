"""The menu that writes into the filter of the notes what the reader would else type: ``tag:check``, ``is:orphan``."""

from collections import Counter
from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from hearsay.domain.attribution import AttributionType
from hearsay.domain.note_query import ListedNote, field_term
from hearsay.domain.notes import AnchorStatus

_MOST_VALUES = 25
"""values of one field that the menu offers, the most frequent ones"""
_LONGEST = 50
"""code points of a value in the menu"""


def filter_menu(notes: Iterable[ListedNote], chosen: str, choose: Callable[[str], None], parent: QWidget) -> QMenu:
    """Return a menu of what these notes can be narrowed to; ``choose`` takes the term, ``chosen`` is what is typed."""
    menu = QMenu(parent)
    values: dict[str, Counter[str]] = {name: Counter() for name in ("Tag", "Type", "Article", "Source")}
    states: Counter[AnchorStatus] = Counter()
    for listed in notes:
        values["Tag"].update(listed.placed.note.tags)
        values["Article"][listed.article] += 1
        values["Type"].update([listed.type.value] if listed.type else [])
        values["Source"].update([listed.source] if listed.source else [])
        states[listed.placed.status] += 1
    for words, status in (("Text changed", AnchorStatus.CHANGED), ("Orphans", AnchorStatus.ORPHAN)):
        _offer(menu, words, states[status], field_term("is", status), chosen, choose)
    menu.addSeparator()
    for name, counted in values.items():
        part = menu.addMenu(name)
        part.setEnabled(bool(counted))
        for value, count in counted.most_common(_MOST_VALUES):
            words = AttributionType(value).label if name == "Type" else value
            _offer(part, words, count, field_term(name.casefold(), value), chosen, choose)
    return menu


def _offer(menu: QMenu, words: str, count: int, term: str, chosen: str, choose: Callable[[str], None]) -> None:
    shown = f"{words[:_LONGEST].rstrip()}…" if len(words) > _LONGEST else words
    action = menu.addAction(f"{shown.replace('&', '&&')}\t{count}")
    action.setCheckable(True)
    action.setChecked(term.casefold() in chosen.casefold())
    action.triggered.connect(lambda _checked=False: choose(term))
