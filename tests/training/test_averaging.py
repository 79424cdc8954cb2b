"""The mean of runs: of their weights one by one, and only of runs that began alike."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the training extra")
pytest.importorskip("transformers", reason="transformers is not installed: it comes with the training extra")

from training.averaging import average, mean_of  # noqa: E402 - needs torch
from training.base_encoder import BaseProblem  # noqa: E402
from training.settings import Places, Settings  # noqa: E402
from training.training_run import CHECKPOINT  # noqa: E402


def test_each_weight_is_the_mean_of_that_weight_in_its_own_kind_of_number() -> None:
    first = {"a": torch.tensor([1.0, 2.0]), "places": torch.tensor([0, 1])}
    second = {"a": torch.tensor([3.0, 6.0]), "places": torch.tensor([0, 1])}
    mean = mean_of([first, second])
    assert mean["a"].tolist() == [2.0, 4.0]
    assert mean["places"].tolist() == [0, 1]
    assert mean["places"].dtype == torch.int64


def test_runs_that_began_with_other_weights_have_no_mean(tmp_path: Path) -> None:
    for name, layers in (("six", 6), ("four", 4)):
        (tmp_path / name).mkdir()
        record = Settings(layers=layers).as_record()
        torch.save({"settings": record, "mean": {"a": torch.zeros(1)}}, tmp_path / name / CHECKPOINT)
    outcome = tmp_path / "mean"
    with pytest.raises(ValueError, match="did not begin as"):
        average([tmp_path / "six", tmp_path / "four"], Places(tmp_path, tmp_path, outcome))
    assert not outcome.exists()


def test_a_student_may_be_averaged_with_its_teacher_and_with_nobody_elses(tmp_path: Path) -> None:
    teacher = tmp_path / "teacher"
    for run, settings in (
        (teacher, Settings(seed=1)),
        (tmp_path / "student", Settings(seed=2, teacher=str(teacher))),
        (tmp_path / "stranger", Settings(seed=2)),
    ):
        run.mkdir()
        torch.save({"settings": settings.as_record(), "mean": {"a": torch.zeros(1)}}, run / CHECKPOINT)
    places = Places(tmp_path, tmp_path, tmp_path / "mean")
    with pytest.raises(ValueError, match="stranger did not begin as"):
        average([teacher, tmp_path / "student", tmp_path / "stranger"], places)
    with pytest.raises(ValueError, match="student did not begin as"):
        average([tmp_path / "stranger", tmp_path / "student"], places)
    with pytest.raises(BaseProblem):  # these two may: only the base encoder is missing here
        average([teacher, tmp_path / "student"], Places(tmp_path, tmp_path / "base", tmp_path / "mean"))
