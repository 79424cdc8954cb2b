"""The same text as other newsrooms would print it: other quotation marks, or none; letters' case and words lost."""

import random
from dataclasses import replace

import numpy as np

from hearsay.attribution.trained.units import NO_LETTERS, OUTSIDE, Unit
from scoring.labelled import LabelledArticle

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
WITHOUT = str.maketrans(dict.fromkeys('“”"', " "))


def other_marks(labelled: LabelledArticle, chance: random.Random) -> LabelledArticle:
    """Return the article as it is, or with straight, curly or no quotation marks; offsets stay true."""
    draw = chance.random()
    text = labelled.article.text
    if draw < 0.15:
        text = text.translate(STRAIGHT) if "“" in text else _curled(text)
    elif draw < 0.20:
        text = text.translate(WITHOUT)
    else:
        return labelled
    return replace(labelled, article=replace(labelled.article, text=text))


def _curled(text: str) -> str:
    """Return the text with straight double marks made opening behind a space and closing elsewhere."""
    characters = list(text)
    for place, character in enumerate(characters):
        if character == '"':
            opens = place == 0 or characters[place - 1].isspace() or characters[place - 1] in "([—–"
            characters[place] = "“" if opens else "”"
    return "".join(characters)


def worn(unit: Unit, unknown: int, chance: np.random.Generator, share: float) -> Unit:
    """Return the unit with a share of its pieces made unknown, now and then without case or quotations."""
    ids = np.where(chance.random(len(unit.ids)) < share, unknown, unit.ids)
    ids[0], ids[-1] = unit.ids[0], unit.ids[-1]
    casing = np.full_like(unit.casing, NO_LETTERS) if chance.random() < 0.05 else unit.casing
    quotation = np.full_like(unit.quotation, OUTSIDE) if chance.random() < 0.03 else unit.quotation
    return unit._replace(ids=ids, casing=casing, quotation=quotation)
