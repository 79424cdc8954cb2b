"""What is told of echoes in words, the same in the window and in the reports."""

from hearsay.domain.echoes import Echo, EchoingArticles, EchoKind, EchoSide

ECHO_NAMES = {EchoKind.COPY: "same words", EchoKind.PARAPHRASE: "other words"}
ECHO_MEANINGS = {
    EchoKind.COPY: "Words taken over, in one of the two at least without quotation marks.",
    EchoKind.PARAPHRASE: "The same thing told in other words, as far as the rarer words show.",
}
IDENTICAL = "identical"
IDENTICAL_MEANING = "Both files hold the same article, from the first word to the last."


def kind_in_words(echo: Echo) -> str:
    """Return the kind of an echo, and whether one side has the words in quotation marks."""
    name = ECHO_NAMES[echo.kind]
    return f"{name}, quoted in one" if echo.kind is EchoKind.COPY and marked_side(echo) else name


def marked_side(echo: Echo) -> EchoSide | None:
    """Return the side that has the shared words in quotation marks; None where neither has."""
    return next((side for side in (echo.first, echo.second) if side.quoted), None)


def measure_in_words(echo: Echo) -> str:
    """Return what the score says, as a sentence."""
    if echo.kind is EchoKind.COPY:
        return f"{echo.score:.0%} of the shorter sentence’s words stand in both."
    return f"The telling words are {echo.score:.0%} alike, rare ones counting most."


def articles_in_words(joined: EchoingArticles, first: str, second: str) -> str:
    """Return what two articles share, in a sentence; ``first`` and ``second`` are what they are called."""
    if joined.identical:
        return f"“{second}” is the same as “{first}”, word for word."
    mine, others = joined.sentences
    return (
        f"{_sentences(mine)} of “{first}” ({joined.shares[0]:.0%} of its words) "
        f"and {_sentences(others)} of “{second}” ({joined.shares[1]:.0%}) tell the same."
    )


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count:,} sentences"
