"""What training calls a link and a view is what the shipped program makes of the same numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.attribution.trained.labels import LABELS
from hearsay.attribution.trained.linking import VECTORS, WIDTH, Link
from hearsay.attribution.trained.units import Unit
from hearsay.attribution.trained.views import contributions
from training.examples import Choice, Example, Viewed

torch = pytest.importorskip("torch", reason="torch is not installed: it comes with the training extra")
transformers = pytest.importorskip(
    "transformers", reason="transformers is not installed: it comes with the training extra"
)

from training.base_encoder import WIDTH as ENCODER_WIDTH  # noqa: E402 - needs transformers
from training.batches import inputs_of  # noqa: E402
from training.losses import label_loss, link_loss, view_logits, view_loss  # noqa: E402
from training.network import Network, Read  # noqa: E402
from training.reading_out import decoder_of, linker_of, read_out  # noqa: E402

SEEDS = st.integers(0, 2**32 - 1)


def untaught() -> Network:
    """Return a network of one small layer that has learnt nothing."""
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=40,
        hidden_size=ENCODER_WIDTH,
        num_hidden_layers=1,
        num_attention_heads=12,
        intermediate_size=48,
        max_position_embeddings=64,
    )
    network: Network = Network(transformers.BertModel(config, add_pooling_layer=False), dropout=0.0)
    with torch.no_grad():
        network.distances.normal_()
        network.nobody.normal_()
    network.eval()
    return network


@pytest.fixture(scope="module")
def network() -> Network:
    return untaught()


def unit_of(words: int, chance: np.random.Generator) -> Unit:
    """Return a made-up unit in which each word has one or two pieces."""
    lengths = chance.integers(1, 3, words)
    pieces = int(lengths.sum()) + 2
    first = np.concatenate([[1], 1 + np.cumsum(lengths)[:-1]]).astype(np.int64)
    ids = chance.integers(1, 40, pieces)
    return Unit(ids, ids % 5, ids % 4, np.arange(words), first, ((0, range(words)),))


def example_of(chance: np.random.Generator) -> Example:
    words = int(chance.integers(6, 16))
    cuts = sorted(chance.choice(np.arange(1, words), 4, replace=False).tolist())
    ranges = tuple(range(a, b) for a, b in zip([0, *cuts], [*cuts, words], strict=True))
    cues = (Choice(ranges[0], ranges[1:3], int(chance.integers(3))), Choice(ranges[4], ranges[1:3], 0))
    sources = (Choice(ranges[1], ranges[3:4], int(chance.integers(2))), Choice(ranges[2], (), 0))
    labels = np.zeros(words, np.int64)
    labels[ranges[0].start] = 5
    return Example(unit_of(words, chance), labels, cues, sources)


def read_of(chance: np.random.Generator, units: list[Unit]) -> Read:
    shape = (len(units), max(len(unit.ids) for unit in units))
    drawn = (chance.normal(0, 1, (*shape, n)).astype(np.float32) for n in (len(LABELS), VECTORS * WIDTH, 2))
    return Read(*map(torch.from_numpy, drawn))


@given(SEEDS, st.integers(1, 3))
def test_the_loss_of_links_is_how_unlikely_the_linker_holds_them(network: Network, seed: int, count: int) -> None:
    chance = np.random.default_rng(seed)
    examples = [example_of(chance) for _ in range(count)]
    read, linker = read_of(chance, [example.unit for example in examples]), linker_of(network)
    costs: dict[Link, list[float]] = {link: [] for link in Link}

    def as_linked(row: int, link: Link, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """Return the choices with what the linker chooses for right, noting what that should cost."""
        vectors = read.links[row].numpy()[examples[row].unit.first]
        found = []
        for choice in choices:
            ((best, likely),) = linker.linked(link, vectors, [choice.asking], list(choice.candidates))
            found.append(choice._replace(chosen=len(choice.candidates) if best is None else best))
            if choice.candidates:  # where there is no choice there is nothing to learn
                costs[link].append(-float(np.log(likely)))
        return tuple(found)

    linked = [
        example._replace(
            cues=as_linked(row, Link.CONTENT_TO_CUE, example.cues),
            sources=as_linked(row, Link.CUE_TO_SOURCE, example.sources),
        )
        for row, example in enumerate(examples)
    ]
    wanted = float(np.mean([np.mean(each) for each in costs.values()]))
    least = float(link_loss(network, read, linked).detach())
    assert least == pytest.approx(wanted, abs=1e-3)
    assert float(link_loss(network, read, examples).detach()) >= least - 1e-3


def test_a_batch_without_links_costs_nothing_and_can_be_learnt_from(network: Network) -> None:
    chance = np.random.default_rng(1)
    example = example_of(chance)._replace(cues=(), sources=())
    read = network(*inputs_of([example.unit]))
    loss = link_loss(network, read, [example])
    assert float(loss.detach()) == 0
    loss.backward()


@given(SEEDS)
def test_the_loss_of_views_is_read_off_as_the_program_reads_it(seed: int) -> None:
    chance = np.random.default_rng(seed)
    unit = unit_of(6, chance)
    read = read_of(chance, [unit, unit])
    places = [(0, 1, 4), (0, 4, len(unit.ids) - 1), (1, 2, 3)]
    wanted = [contributions(read.subjectivity[row, a:b].numpy()).sum() for row, a, b in places]
    np.testing.assert_allclose(view_logits(read, places).numpy(), wanted, atol=1e-5)


def test_a_view_taken_for_what_it_is_costs_less() -> None:
    unit = unit_of(3, np.random.default_rng(1))
    lines = [Viewed(unit, True), Viewed(unit, False)]
    right, wrong = torch.tensor([2.0, -2.0]), torch.tensor([-2.0, 2.0])
    assert float(view_loss(right, lines)) < float(view_loss(wrong, lines))
    assert float(view_loss(right * 100, lines)) > float(view_loss(right, lines)), "annotators are never that sure"


def test_the_network_learns_labels_and_reads_them_out_again() -> None:
    network = untaught()
    chance = np.random.default_rng(2)
    examples = [example_of(chance) for _ in range(3)]
    units = [example.unit for example in examples]
    learning = torch.optim.Adam(network.parameters(), lr=0.003)
    losses = []
    for _ in range(30):
        read = network(*inputs_of(units))
        loss = label_loss(network, read, examples) + link_loss(network, read, examples)
        learning.zero_grad()
        loss.backward()
        learning.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < losses[0] / 10
    read = read_out(network, units)
    assert [r.emissions.shape for r in read] == [(len(u.words), len(LABELS)) for u in units]
    assert [r.views.shape for r in read] == [(len(u.ids), 2) for u in units]
    found = decoder_of(network).best([r.emissions for r in read])
    assert [labels.tolist() for labels in found] == [example.labels.tolist() for example in examples]
    asked = examples[0].cues[0]
    ((best, _),) = linker_of(network).linked(Link.CONTENT_TO_CUE, read[0].links, [asked.asking], list(asked.candidates))
    assert (len(asked.candidates) if best is None else best) == asked.chosen
