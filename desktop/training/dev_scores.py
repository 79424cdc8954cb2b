"""A quick look at a network after an epoch: exact spans, links and views on the development data."""

from pathlib import Path

from hearsay.attribution.trained.labels import Part, runs
from hearsay.attribution.trained.linking import Link
from hearsay.attribution.trained.units import UnitCutter
from hearsay.attribution.trained.views import contributions
from scoring.labelled import read_labelled
from scoring.measures import Score, class_scores, confusion, macro_f1
from scoring.subjective_lines import read_lines
from training.examples import examples_of, viewed
from training.network import Network
from training.reading_out import decoder_of, linker_of, read_out


def dev_scores(network: Network, cutter: UnitCutter, data: Path) -> dict[str, float]:
    """Return F1 of exact spans by part, the share of right links, and macro-F1 of views (each 0–1)."""
    articles = read_labelled(data / "attribution" / "dev.jsonl")
    examples = [e for article in articles for e in examples_of(article, cutter)]
    read = read_out(network, [e.unit for e in examples])
    found = decoder_of(network).best([r.emissions for r in read])
    scores = {part: Score() for part in Part}
    for example, labels in zip(examples, found, strict=True):
        wanted, got = set(runs(example.labels.tolist())), set(runs(labels.tolist()))
        for part in Part:
            found_runs, wanted_runs = ({run for run in known if run[0] is part} for known in (got, wanted))
            scores[part] += Score(len(found_runs & wanted_runs), len(found_runs), len(wanted_runs))
    linker = linker_of(network)
    links = {link: [0, 0] for link in Link}
    for example, r in zip(examples, read, strict=True):
        for link, choices in ((Link.CONTENT_TO_CUE, example.cues), (Link.CUE_TO_SOURCE, example.sources)):
            for c in choices:
                best, _ = linker.linked(link, r.links, [c.asking], list(c.candidates))[0]
                links[link][0] += (len(c.candidates) if best is None else best) == c.chosen
                links[link][1] += 1
    return {
        **{part.name.lower(): round(score.f1, 4) for part, score in scores.items()},
        **{link.name.lower(): round(right / total, 4) for link, (right, total) in links.items()},
        "view": round(_views(network, cutter, data), 4),
    }


def _views(network: Network, cutter: UnitCutter, data: Path) -> float:
    sentences = list(viewed(read_lines(data / "subjectivity" / "dev.tsv"), cutter))
    read = read_out(network, [v.unit for v in sentences])
    pairs = [
        (str(v.subjective), str(bool(contributions(r.views[1:-1]).sum() > 0)))
        for v, r in zip(sentences, read, strict=True)
    ]
    return macro_f1(class_scores(confusion(pairs), ("True", "False")))
