"""How a bottom tab with a list is laid out: filter and button above, the list or, in its place, why it is empty."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedLayout, QVBoxLayout, QWidget


def lay_out_listing(
    panel: QWidget,
    *,
    filter_field: QLineEdit,
    button: QPushButton,
    table: QWidget,
    empty: QLabel,
    beside_filter: Iterable[QWidget] = (),
) -> QStackedLayout:
    """Lay the panel out; return the layout that shows either ``table`` or ``empty``."""
    stack = QStackedLayout()
    stack.addWidget(table)
    stack.addWidget(empty)
    head = QHBoxLayout()
    head.addWidget(filter_field)
    for widget in beside_filter:
        head.addWidget(widget)
    head.addStretch(1)
    head.addWidget(button)
    column = QVBoxLayout(panel)
    column.setContentsMargins(12, 4, 12, 6)
    column.setSpacing(4)
    column.addLayout(head)
    column.addLayout(stack, 1)
    return stack
