"""A folder's analysis as Markdown that any viewer shows: every sentence with its sign, type, chain and reason."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath

from hearsay import __version__
from hearsay.domain.article import Article, Block, BlockKind, Folder
from hearsay.domain.attribution import (
    COLOURED_TYPES,
    UNCERTAIN_BELOW,
    AnnotatedArticle,
    AttributionType,
    Sentence,
    engines_of,
    notices_of,
)
from hearsay.domain.compared_folder import ComparedFolder
from hearsay.domain.grade_words import GRADES_KEY, GradedLink, claim_in_words
from hearsay.domain.grades import NO_GRADES, ClaimGrading, Grades
from hearsay.export.comparison_markdown import chain_markdown, quotations_markdown, sources_markdown
from hearsay.export.echo_sections import EchoSections
from hearsay.export.echoes_markdown import echoes_markdown
from hearsay.export.graded_chains import GradedChains
from hearsay.export.markdown_text import block_quote, inline, yaml_string
from hearsay.export.shared_quotations import SharedQuotations
from hearsay.export.source_rows import rows_of
from hearsay.export.type_signs import Theme, counted, mix_of, sentences_of

_ASIDE_NAMES = {
    BlockKind.BYLINE: "Byline",
    BlockKind.DATELINE: "Date line",
    BlockKind.CAPTION: "Caption",
    BlockKind.TABLE: "Table",
    BlockKind.FURNITURE: "Around the article",
    BlockKind.COMMENT: "Reader’s comment",
}

Explain = Callable[[Sentence], str]


def analysis_markdown(
    folder: Folder,
    annotated: Sequence[AnnotatedArticle],
    compared: ComparedFolder,
    explain: Explain,
    grades: Grades = NO_GRADES,
    *,
    made: datetime | None = None,
) -> str:
    """Return the document, with the reader's ``grades``. ``made`` is the time it gives for itself, else now.

    ``explain`` says in words why a sentence has its type. No text of an article can break the document.
    """
    theme = Theme.load("light")
    name = PurePath(folder.root).name or folder.root
    mix = mix_of(annotated)
    time = (made or datetime.now().astimezone()).isoformat(timespec="seconds")
    engines = ", ".join(engines_of(annotated))
    chains = GradedChains(compared.sources, grades, annotated)
    shared = SharedQuotations(compared, annotated, chains, judged=folder.primary is not None)
    parts = [
        "\n".join(
            (
                "---",
                f"title: {yaml_string(f'Who vouches for what: {name}')}",
                f"folder: {yaml_string(folder.root)}",
                f"made: {time}",
                f"program: {yaml_string(f'Hearsay {__version__}')}",
                f"engine: {yaml_string(engines)}",
                f"articles: {len(annotated)}",
                f"sentences: {mix.total()}",
                "---",
            )
        ),
        _heading(1, f"Who vouches for what: {name}"),
        *(f"**{inline(notice)}**" for notice in notices_of(annotated)),
        (
            f"{counted(len(annotated), 'article')}, {counted(mix.total(), 'sentence')}. "
            "Analysed on this machine; a program’s judgement of form, not of truth."
        ),
        _primary(folder.primary, theme),
        _mix_table(mix, theme),
        *_doubts(annotated, mix),
        *_key_to_grades(grades),
        *quotations_markdown(shared),
        *echoes_markdown(EchoSections(compared.echoes, annotated)),
        *sources_markdown(rows_of(compared, annotated), theme, chains),
        *(
            part
            for number, each in enumerate(annotated)
            for part in _article(each, shared.of_article(number), theme, explain, chains)
        ),
    ]
    if folder.skipped:
        lines = "\n".join(f"- {inline(skipped.path)}: {inline(skipped.reason)}" for skipped in folder.skipped)
        parts += ["## Not read", lines]
    return "\n\n".join(parts) + "\n"


def _heading(level: int, text: str) -> str:
    """Return any text as a heading on one line; a heading without text would be none."""
    return f"{'#' * level} {inline(text) or '–'}"


def _primary(primary: Article | None, theme: Theme) -> str:
    if primary is None:
        return "Without the primary document’s text: what the articles say of it decided what is quoted from it."
    return f"{theme.seal} Primary document: {inline(primary.name)} ({inline(primary.path)})"


def _mix_table(mix: Counter[AttributionType], theme: Theme) -> str:
    rows = (
        f"| {theme.sign(kind)} | {kind.label} | {mix[kind]} | {mix[kind] / mix.total():.0%} |"
        for kind in COLOURED_TYPES
        if mix[kind]
    )
    head = ("|  | Type | Sentences | Share |", "|---|:---|---:|---:|")
    return "\n".join((*head, *rows)) if mix else "No sentences of its own."


def _doubts(annotated: Sequence[AnnotatedArticle], mix: Counter[AttributionType]) -> Iterator[str]:
    """Tell how many types are uncertain, where any is."""
    uncertain = sum(each.uncertain for each in annotated)
    if uncertain:
        yield (
            f"{uncertain:,} of {mix.total():,} types are **uncertain**: the engine is less than "
            f"{UNCERTAIN_BELOW:.0%} sure of them."
        )


def _key_to_grades(grades: Grades) -> Iterator[str]:
    """Explain the badges, where there are any."""
    if grades != NO_GRADES:
        yield GRADES_KEY


def _article(
    annotated: AnnotatedArticle, shared: Mapping[int, int], theme: Theme, explain: Explain, chains: GradedChains
) -> Iterator[str]:
    article = annotated.article
    yield _heading(2, article.name)
    facts = (article.outlet, article.byline, article.published_in_words, article.path)
    yield " · ".join(inline(fact) for fact in facts if inline(fact))
    yield _mix_table(annotated.mix, theme)
    for block in article.blocks:
        words = block.span.of(article.text)
        if block.kind.is_prose:
            yield from _prose(annotated, block, shared, theme, explain, chains)
        elif block.kind is BlockKind.HEADING:
            yield _heading(3, words)
        elif block.kind is not BlockKind.HEADLINE or " ".join(words.split()) != " ".join(article.name.split()):
            yield f"*{_ASIDE_NAMES.get(block.kind, 'Headline')}:* {inline(words)}"


def _prose(
    annotated: AnnotatedArticle,
    block: Block,
    shared: Mapping[int, int],
    theme: Theme,
    explain: Explain,
    chains: GradedChains,
) -> Iterator[str]:
    """Give each sentence as a block quote, what is known of it below; ``shared`` are numbers of quotations."""
    for number, sentence in sentences_of(annotated, block.span):
        quoted = block_quote(sentence.span.of(annotated.article.text))
        if sentence.type is AttributionType.NONE:
            yield f"*Not a sentence of the article:* {inline(sentence.span.of(annotated.article.text))}"
        elif quoted:
            elsewhere = f" · quotation {shared[number]}" if number in shared else ""
            links = chains.links(annotated.article.path, number - 1, sentence.chain)
            claim = _claim(chains.claim(annotated.article.path, sentence))
            yield f"{quoted}\n\n{_verdict(sentence, links, theme)}{elsewhere}{claim}{_reason(explain(sentence))}"


def _verdict(sentence: Sentence, links: Sequence[GradedLink], theme: Theme) -> str:
    label = f"{theme.sign(sentence.type)} **{sentence.type.label}**"
    path = chain_markdown((GradedLink("this article"), *links)) if links else ""
    sure = f"**{sentence.assurance}**" if sentence.is_uncertain else sentence.assurance
    return " · ".join(part for part in (label, path, sure) if part)


def _claim(grading: ClaimGrading | None) -> str:
    return f" · {inline(claim_in_words(grading))}" if grading else ""


def _reason(explanation: str) -> str:
    words = inline(explanation)
    return f" · {words}" if words else ""
