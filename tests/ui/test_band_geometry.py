"""A band covers its two ends and nothing outside; a stub stays at its edge and points to where its other end is."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from hearsay.ui.band_geometry import STUB, Away, End, Extent, arrow_path, band_path, end_in_view, pin_heads, pin_line

WIDTH = 30.0


def test_a_band_meets_both_ends_at_their_full_height() -> None:
    path = band_path(Extent(10, 60), Extent(200, 230), WIDTH)
    for inside in (QPointF(0.2, 11), QPointF(0.2, 59), QPointF(29.8, 201), QPointF(29.8, 229)):
        assert path.contains(inside)
    for outside in (QPointF(0.2, 62), QPointF(0.2, 200), QPointF(29.8, 198), QPointF(29.8, 60)):
        assert not path.contains(outside)
    assert path.boundingRect() == QRectF(0, 10, WIDTH, 220)


def test_halfway_across_a_band_is_halfway_between_its_ends() -> None:
    path = band_path(Extent(0, 40), Extent(100, 140), WIDTH)
    assert path.contains(QPointF(WIDTH / 2, 70))
    assert not path.contains(QPointF(WIDTH / 2, 40))
    assert not path.contains(QPointF(WIDTH / 2, 100))


def test_a_level_band_is_a_rectangle() -> None:
    path = band_path(Extent(10, 40), Extent(10, 40), WIDTH)
    assert all(path.contains(QPointF(x, y)) for x in (1, 15, 29) for y in (11, 39))


@pytest.mark.parametrize(("left", "right"), [(Extent(50, 90), Away.BELOW), (Away.ABOVE, Extent(50, 90))])
def test_a_stub_stays_at_the_edge_of_its_visible_end(left: End, right: End) -> None:
    path = band_path(left, right, WIDTH)
    at_edge, far = (1.0, WIDTH - 1) if isinstance(left, Extent) else (WIDTH - 1, 1.0)
    assert path.contains(QPointF(at_edge, 51))
    assert path.contains(QPointF(at_edge, 89))
    assert not path.contains(QPointF(far, 70))
    assert path.boundingRect().width() == pytest.approx(STUB * WIDTH)
    tip = STUB * WIDTH - 0.5
    corner = QPointF(tip if isinstance(left, Extent) else WIDTH - tip, 50.5)
    assert not path.contains(corner)
    assert path.contains(QPointF(corner.x(), 70))


@pytest.mark.parametrize(("away", "sign"), [(Away.ABOVE, -1), (Away.BELOW, 1)])
def test_the_arrow_points_to_the_end_out_of_view(away: Away, sign: int) -> None:
    for left, right in ((Extent(0, 40), away), (away, Extent(0, 40))):
        arrow = arrow_path(left, right, WIDTH, 0, 100)
        first, tip, last = (arrow.elementAt(n) for n in range(3))
        assert first.y == last.y
        assert (tip.y - first.y) * sign > 0
        assert band_path(left, right, WIDTH).boundingRect().contains(arrow.boundingRect())


def test_the_arrow_stands_on_the_part_of_a_stub_that_shows() -> None:
    assert arrow_path(Extent(-300, 40), Away.BELOW, WIDTH, 10, 100).boundingRect().center().y() == pytest.approx(25)


def test_a_whole_band_has_no_arrow_and_nothing_in_view_is_nothing_drawn() -> None:
    assert arrow_path(Extent(0, 40), Extent(0, 40), WIDTH, 0, 100).isEmpty()
    assert arrow_path(Away.ABOVE, Away.BELOW, WIDTH, 0, 100).isEmpty()
    assert band_path(Away.ABOVE, Away.BELOW, WIDTH).isEmpty()


def test_a_passage_is_in_view_as_soon_as_one_pixel_of_it_is() -> None:
    assert end_in_view(-30, 0, 500) is Away.ABOVE
    assert end_in_view(500, 530, 500) is Away.BELOW
    assert end_in_view(-30, 1, 500) == Extent(-30, 1)
    assert end_in_view(499, 530, 500) == Extent(499, 530)


def test_a_pin_runs_from_head_to_head_in_the_first_lines() -> None:
    left, right = Extent(100, 180), Extent(20, 45)
    heads = pin_heads(left, right, WIDTH, 0, 300)
    assert [round(head.y()) for head in heads] == [111, 31]
    assert heads[0].x() < WIDTH / 3
    assert heads[1].x() > WIDTH * 2 / 3
    line = pin_line(left, right, WIDTH, 0, 300)
    assert (line.pointAtPercent(0), line.pointAtPercent(1)) == heads


def test_the_head_of_a_pin_stays_where_it_can_be_seen() -> None:
    (head,) = pin_heads(Extent(-200, 40), Away.BELOW, WIDTH, 30, 300)
    assert 30 < head.y() < 40
    (head,) = pin_heads(Away.ABOVE, Extent(296, 340), WIDTH, 30, 300)
    assert 290 < head.y() < 300


@pytest.mark.parametrize(("away", "sign"), [(Away.ABOVE, -1), (Away.BELOW, 1)])
def test_a_pin_with_one_end_in_view_points_to_the_other(away: Away, sign: int) -> None:
    for left, right in ((Extent(100, 140), away), (away, Extent(100, 140))):
        line = pin_line(left, right, WIDTH, 0, 300)
        tip = next(line.elementAt(n) for n in range(line.elementCount() - 2, line.elementCount()))
        assert (tip.y - 111) * sign > 0
        assert 0 < line.boundingRect().left() <= line.boundingRect().right() < WIDTH


def test_a_pin_out_of_view_is_no_line() -> None:
    assert pin_line(Away.ABOVE, Away.BELOW, WIDTH, 0, 300).isEmpty()
    assert pin_heads(Away.ABOVE, Away.BELOW, WIDTH, 0, 300) == ()
