"""A student starts as its teacher with fewer layers, and is told how far from him it is."""

import numpy as np
import pytest

from hearsay.attribution.trained.units import Unit

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the training extra")
transformers = pytest.importorskip(
    "transformers", reason="transformers is not installed: it comes with the training extra"
)

from training.base_encoder import WIDTH  # noqa: E402 - needs transformers
from training.batches import Inputs, inputs_of  # noqa: E402
from training.network import Network  # noqa: E402
from training.student import student_of, teacher_loss  # noqa: E402

LAYERS = 4


@pytest.fixture(scope="module")
def teacher() -> Network:
    torch.manual_seed(5)
    config = transformers.BertConfig(
        vocab_size=20,
        hidden_size=WIDTH,
        num_hidden_layers=LAYERS,
        num_attention_heads=12,
        intermediate_size=24,
        max_position_embeddings=16,
    )
    network: Network = Network(transformers.BertModel(config, add_pooling_layer=False), dropout=0.0)
    network.eval()
    return network


def unit(count: int) -> Unit:
    pieces = np.arange(1, count + 3, dtype=np.int64)
    features = np.zeros_like(pieces)
    return Unit(pieces, features, features, np.arange(count), np.arange(1, count + 1), ((0, range(count)),))


def weights(network: Network) -> list[float]:
    named = network.state_dict().items()
    return [
        float(values.sum())
        for name, values in named
        if name.endswith("output.dense.weight") and "attention" not in name
    ]


def test_a_student_keeps_the_first_layer_and_the_last_and_leaves_the_teacher_whole(teacher: Network) -> None:
    before = weights(teacher)
    assert weights(student_of(teacher, 2)) == [before[0], before[-1]]
    assert weights(student_of(teacher, LAYERS)) == before
    assert weights(teacher) == before


@pytest.mark.parametrize("layers", [0, 1, LAYERS + 1])
def test_a_student_has_two_layers_and_no_more_than_the_teacher(teacher: Network, layers: int) -> None:
    with pytest.raises(ValueError, match="layers"):
        student_of(teacher, layers)


def test_only_who_differs_from_the_teacher_has_something_to_learn(teacher: Network) -> None:
    inputs = inputs_of([unit(3), unit(6)])
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        own = teacher(*inputs)
        other = student_of(teacher, 2).eval()(*inputs)
    assert float(teacher_loss(teacher, own, inputs)) < 1e-6
    assert float(teacher_loss(teacher, other, inputs)) > 1e-5


def test_what_fills_a_batch_up_is_no_lesson(teacher: Network) -> None:
    short = inputs_of([unit(3)])
    beside_a_long_one = Inputs(*(torch.nn.functional.pad(values, (0, 4)) for values in short))
    student = student_of(teacher, 2).eval()
    losses = []
    for inputs in (short, beside_a_long_one):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            read = student(*inputs)
        losses.append(float(teacher_loss(teacher, read, inputs)))
    assert losses[1] == pytest.approx(losses[0], rel=0.05)
