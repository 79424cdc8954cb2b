"""The picture of who has it from whom: what stands in it, and what lights up when one of its parts is followed."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from hearsay.domain.flow_words import column_headings
from hearsay.domain.grades import SourceGrading
from hearsay.domain.source_flow import FlowEdge, FlowNode, FlowRole, PlacedFlow
from hearsay.ui.flow_items import BoxItem, HeadingItem, RibbonItem
from hearsay.ui.theme import Theme

HEADING_HEIGHT = 22.0
Part = BoxItem | RibbonItem
GradingOf = Callable[[FlowNode], SourceGrading | None]
"""tells the reader's grade of the one source that a box stands for"""


class FlowScene(QGraphicsScene):
    def __init__(self, placed: PlacedFlow, theme: Theme) -> None:
        super().__init__()
        # Few items that seldom move: an index of them costs more than it saves.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.flow = placed.flow
        self.ribbons = [RibbonItem(number, placed, theme) for number in range(len(placed.ribbons))]
        self.boxes = [
            BoxItem(number, node, box, theme)
            for number, (node, box) in enumerate(zip(placed.flow.nodes, placed.boxes, strict=True))
        ]
        for item in (*self.ribbons, *self.boxes):
            self.addItem(item)
        lefts = {node.column: box.x for node, box in zip(placed.flow.nodes, placed.boxes, strict=True)}
        for column, words in enumerate(column_headings(placed.flow)):
            if words:
                self.addItem(HeadingItem(words, QPointF(lefts[column] + 1, -9.0), theme))
        self.setSceneRect(QRectF(0, -HEADING_HEIGHT, placed.width, placed.height + HEADING_HEIGHT))

    def show_grades(self, grading_of: GradingOf) -> None:
        """Put the reader's grade on every box that stands for one source with a grade."""
        for box in self.boxes:
            box.show_grade(grading_of(self.flow.nodes[box.number]))

    def follow(self, part: Part | None) -> None:
        """Light up every ribbon that has a sentence of this part in it, and dim the rest; None ends it."""
        if part is None:
            for ribbon in self.ribbons:
                ribbon.light(None)
            for box in self.boxes:
                box.light(None)
            return
        sentences = set(self.told_by(part).sentences)
        lit = {item.number for item in self.ribbons if not sentences.isdisjoint(self.flow.edges[item.number].sentences)}
        if isinstance(part, RibbonItem):
            lit = {part.number}
        ends = {end for number in lit for end in (self.flow.edges[number].start, self.flow.edges[number].end)}
        if isinstance(part, BoxItem):
            ends.add(part.number)
        for ribbon in self.ribbons:
            ribbon.light(ribbon.number in lit)
        for box in self.boxes:
            box.light(box.number in ends)

    def told_by(self, part: Part) -> FlowNode | FlowEdge:
        """Return the node or edge that a box or ribbon shows."""
        return self.flow.nodes[part.number] if isinstance(part, BoxItem) else self.flow.edges[part.number]

    def in_order(self) -> list[BoxItem]:
        """Return the boxes as they are read: column by column, from the top."""
        return sorted(self.boxes, key=lambda box: (self.flow.nodes[box.number].column, box.boundingRect().top()))

    def beside(self, box: BoxItem, step: int) -> BoxItem:
        """Return the box below (+1) or above (-1) in the same column; the same box at its end."""
        column = self.flow.nodes[box.number].column
        own = [each for each in self.in_order() if self.flow.nodes[each.number].column == column]
        return own[max(0, min(len(own) - 1, own.index(box) + step))]

    def across(self, box: BoxItem, step: int) -> BoxItem:
        """Return the box that most sentences lead to (+1) or come from (-1); the same box where there is none."""
        number = box.number
        near = [
            (len(edge.sentences), -other, other)
            for edge in self.flow.edges
            for here, other in [(edge.start, edge.end) if step > 0 else (edge.end, edge.start)]
            if here == number
        ]
        return self.boxes[max(near)[2]] if near else box

    def same(self, node: FlowNode) -> BoxItem | None:
        """Return the box of a node of an earlier picture of the same folder, if it still has one."""
        known: tuple[str, FlowRole] = (node.label, node.role)
        return next((box for box in self.boxes if _known(self.flow.nodes[box.number]) == known), None)


def _known(node: FlowNode) -> tuple[str, FlowRole]:
    return node.label, node.role
