"""A comparison that grows tells what one made afresh tells, whatever came, went and came back, in whatever order."""

from random import Random

import pytest

from hearsay.comparison import clustering
from hearsay.comparison.folder_comparison import FolderComparison, compare
from scoring.planted_quotations import PlantedFolder, plant


@pytest.fixture(scope="module")
def folder() -> PlantedFolder:
    return plant(30, seed=5, statements=4, speeches=2)


@pytest.mark.parametrize("most_leaders", [clustering.MOST_LEADERS, 2])
@pytest.mark.parametrize("seed", range(3))
def test_any_history_ends_in_the_same(
    folder: PlantedFolder, seed: int, most_leaders: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With a bar this low, phrases become common and cease to be all the time.
    monkeypatch.setattr(clustering, "MOST_LEADERS", most_leaders)
    random = Random(seed)  # noqa: S311 - nothing here is a secret
    grown = FolderComparison(folder.document)
    for _ in range(3):
        for article in random.sample(folder.articles, len(folder.articles)):
            grown.put(article)
            if random.random() < 0.3:
                grown.remove(random.choice(folder.articles).article.path)
            if random.random() < 0.3:
                grown.comparison()
    for article in random.sample(folder.articles, len(folder.articles)):
        grown.put(article)
    grown.remove("never seen.txt")
    assert grown.comparison() == compare(folder.articles, folder.document)


def test_half_a_folder_is_what_is_left_of_it(folder: PlantedFolder) -> None:
    grown = FolderComparison(folder.document)
    for article in folder.articles:
        grown.put(article)
    grown.comparison()
    for article in folder.articles[::2]:
        grown.remove(article.article.path)
    assert grown.comparison() == compare(folder.articles[1::2], folder.document)
    for article in folder.articles[1::2]:
        grown.remove(article.article.path)
    assert grown.comparison().clusters == ()


def test_asking_twice_changes_nothing(folder: PlantedFolder) -> None:
    grown = FolderComparison(folder.document)
    for article in folder.articles:
        grown.put(article)
    assert grown.comparison() == grown.comparison()
