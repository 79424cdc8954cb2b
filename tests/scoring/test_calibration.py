import pytest

from scoring.calibration import Bin, bins_of_equal_mass, bins_of_equal_width, calibration_error


def test_confidence_that_means_what_it_says_has_no_error() -> None:
    judged = [(0.75, True)] * 3 + [(0.75, False)] + [(1.0, True)] * 2
    assert calibration_error(bins_of_equal_width(judged)) == 0
    assert calibration_error(bins_of_equal_mass(judged)) == 0


def test_error_is_the_gap_of_each_bin_by_its_size() -> None:
    judged = [(0.9, True), (0.9, False), (0.2, False), (0.2, False)]
    table = bins_of_equal_width(judged)
    assert table == (Bin(2, 0.2, 0.0), Bin(2, 0.9, 0.5))
    assert calibration_error(table) == pytest.approx((0.2 + 0.4) / 2)


def test_a_bin_has_its_upper_end_and_the_lowest_has_zero() -> None:
    table = bins_of_equal_width([(step / 10, True) for step in range(11)])
    assert [part.count for part in table] == [2, 1, 1, 1, 1, 1, 1, 1, 1, 1]


def test_bins_of_equal_mass_hold_about_as_many_each() -> None:
    crowded = [(0.9 + place / 1000, place % 2 == 0) for place in range(25)]
    assert len(bins_of_equal_width(crowded)) == 2
    table = bins_of_equal_mass(crowded)
    assert [part.count for part in table] == [3, 2, 3, 2, 3, 2, 3, 2, 3, 2]


def test_like_confidences_stay_together_in_whatever_order_they_come() -> None:
    judged = [(0.5, True)] * 6 + [(0.5, False)] * 6 + [(0.6 + place / 100, True) for place in range(8)]
    table = bins_of_equal_mass(judged)
    assert table[0] == Bin(12, 0.5, 0.5)
    assert [part.count for part in table[1:]] == [2, 2, 2, 2]
    assert bins_of_equal_mass(judged[::-1]) == table


def test_nothing_judged_is_no_error() -> None:
    assert calibration_error(bins_of_equal_width([])) == 0
    assert calibration_error(bins_of_equal_mass([])) == 0


def test_a_percentage_is_no_confidence() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        bins_of_equal_width([(70.0, True)])
    with pytest.raises(ValueError, match="from 0 to 1"):
        bins_of_equal_mass([(-0.1, True)])
