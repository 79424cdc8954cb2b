"""One article of the HTML report: its blocks, its sentences in their colours, and the reasons."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from hearsay.domain.article import Block, BlockKind
from hearsay.domain.attribution import COLOURED_TYPES, AnnotatedArticle, AttributionType, Sentence
from hearsay.domain.grade_words import GradedLink, claim_in_words
from hearsay.domain.grades import ClaimGrading
from hearsay.domain.spans import Span
from hearsay.export.graded_chains import GradedChains
from hearsay.export.grades_html import claim_badge, link_badge
from hearsay.export.html_text import escaped, isolated
from hearsay.export.type_signs import Theme, counted, sentences_of

_QUIET_NAMES = {
    BlockKind.FURNITURE: "From the page around the article",
    BlockKind.COMMENT: "Readers’ comments",
    BlockKind.CAPTION: "Caption",
}
_OF_THE_HEADER = frozenset({BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE})
_EXCERPT = 90
"""code points of a sentence that the list of reasons shows"""


def mix_bar(mix: Counter[AttributionType]) -> str:
    """Return the mix of types as a thin stacked bar, with the figures for those who do not see it."""
    parts = [kind for kind in COLOURED_TYPES if mix[kind]]
    told = ", ".join(f"{kind.short_label} {mix[kind]}" for kind in parts) or "no sentences"
    bars = "".join(f'<i class="{kind.value}" style="flex:{mix[kind]} 1 0"></i>' for kind in parts)
    return f'<span class="mix" role="img" aria-label="{told}">{bars}</span>'


def chain_path(chain: Sequence[GradedLink]) -> str:
    """Return a source chain as a path that starts at the article; empty where nobody else is named."""
    if not chain:
        return ""
    links = (GradedLink("this article"), *chain)
    path = '<span class="then">›</span>'.join(
        f'<span class="link">{isolated(link.name)}{link_badge(link)}</span>'
        if link.badge
        else f'<bdi class="link">{escaped(link.name)}</bdi>'
        for link in links
    )
    return f'<span class="chain">{path}</span>'


@dataclass(frozen=True)
class ArticlePage:
    """An annotated article to be shown; ``id`` is its anchor in the page and the beginning of its sentences'.

    ``shared`` are the numbers of the quotations that its sentences, by their number, have a part of.
    """

    annotated: AnnotatedArticle
    id: str
    theme: Theme
    explain: Callable[[Sentence], str]
    shared: Mapping[int, int]
    chains: GradedChains

    @cached_property
    def mix(self) -> Counter[AttributionType]:
        return self.annotated.mix

    @property
    def anchors(self) -> list[str]:
        """The ids of its sentences."""
        return [f"{self.id}s{number}" for number, _ in self._reasoned]

    def html(self) -> str:
        """Return the article as one element that scrolls, is printed and can be linked to by itself."""
        article = self.annotated.article
        body = [block for block in article.blocks if not self._in_header(block)]
        parts = [self._header(), *self._blocks(body)]
        if self._reasoned:
            parts.append(self._reasons())
        language = escaped(article.language) or "und"
        return (
            f'<article class="article" id="{self.id}" lang="{language}" tabindex="0" '
            f'aria-labelledby="{self.id}-title">\n' + "\n".join(parts) + "\n</article>"
        )

    def _in_header(self, block: Block) -> bool:
        """Tell whether the block already stands in the header: those of the opening, before the text begins."""
        opening = next((b.start for b in self.annotated.article.blocks if b.kind.is_prose), len(self._text))
        return block.kind in _OF_THE_HEADER and block.start < opening

    def _header(self) -> str:
        article = self.annotated.article
        opening = [block for block in article.blocks if self._in_header(block)]
        headlines = [block.span.of(article.text) for block in opening if block.kind is BlockKind.HEADLINE]
        title, *more = headlines or [article.name]
        facts = list(more)
        for kind, known in ((BlockKind.BYLINE, article.byline), (BlockKind.DATELINE, article.published_in_words)):
            facts += [b.span.of(article.text) for b in opening if b.kind is kind] or [known]
        if not any(article.outlet in fact for fact in facts):
            facts.insert(0, article.outlet)
        lines = " · ".join(isolated(" ".join(fact.split())) for fact in facts if fact.strip())
        figures = "".join(
            f'<li class="{kind.value}"><span class="sign" aria-hidden="true">{self.theme.sign(kind)}</span> '
            f"{kind.short_label} {self.mix[kind]}</li>"
            for kind in COLOURED_TYPES
            if self.mix[kind]
        )
        return (
            f'<header><h2 id="{self.id}-title" dir="auto">{escaped(title)}</h2>\n'
            + (f'<p class="facts">{lines}</p>\n' if lines else "")
            + f'<p class="facts">{isolated(article.path)}</p>\n{mix_bar(self.mix)}\n'
            + (
                f'<ul class="figures" lang="en">{figures}</ul>'
                if figures
                else '<p class="figures">No sentences of its own.</p>'
            )
            + "</header>"
        )

    @property
    def _text(self) -> str:
        return self.annotated.article.text

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for kind, run in groupby(blocks, key=lambda block: block.kind):
            contents = [self._content(block) for block in run]
            if kind is BlockKind.PARAGRAPH:
                yield from (f'<p class="text" dir="auto">{content}</p>' for content in contents)
            elif kind is BlockKind.BLOCK_QUOTE:
                yield (
                    "<blockquote>" + "".join(f'<p class="text" dir="auto">{c}</p>' for c in contents) + "</blockquote>"
                )
            elif kind is BlockKind.LIST_ITEM:
                yield '<ul class="text">' + "".join(f'<li dir="auto">{c}</li>' for c in contents) + "</ul>"
            elif kind is BlockKind.FOOTNOTE:
                yield (
                    '<div class="footnotes">'
                    + "".join(f'<p class="text" dir="auto">{c}</p>' for c in contents)
                    + "</div>"
                )
            elif kind in {BlockKind.HEADING, BlockKind.HEADLINE}:
                yield from (f'<h3 dir="auto">{content}</h3>' for content in contents)
            else:
                yield _quiet(kind, contents)

    def _content(self, block: Block) -> str:
        """Return a block's whole text; where the article speaks, its sentences in their colours."""
        if not block.kind.is_prose:
            return escaped(block.span.of(self._text))
        parts, position = [], block.start
        for number, sentence in sentences_of(self.annotated, block.span):
            if sentence.start < position:
                continue
            parts += [escaped(self._text[position : sentence.start]), self._sentence(number, sentence)]
            position = sentence.end
        return "".join([*parts, escaped(self._text[position : block.end])])

    def _sentence(self, number: int, sentence: Sentence) -> str:
        words = "".join(self._marked(sentence))
        if sentence.type is AttributionType.NONE:
            return f'<span class="apart">{words}</span>'
        own = f"{self.id}s{number}"
        why = self._why(number, sentence)
        classes = f"s {sentence.type.value} unsure" if sentence.is_uncertain else f"s {sentence.type.value}"
        return (
            f'<span class="{classes}" id="{own}" tabindex="0" aria-describedby="{own}-why">{words}'
            f'<span class="why" id="{own}-why" role="tooltip" lang="en" dir="ltr">{why}</span></span>'
            f"{claim_badge(self._claim(sentence))}{self._way_back(number)}"
        )

    def _way_back(self, number: int) -> str:
        """Return a link from a sentence to the quotation that it shares, where it shares one."""
        quotation = self.shared.get(number)
        if quotation is None:
            return ""
        told = f"These words in other articles and in the document: quotation {quotation}"
        return f'<a class="back" href="#q{quotation}" title="{told}" aria-label="{told}">{quotation}</a>'

    def _marked(self, sentence: Sentence) -> Iterator[str]:
        """Give the sentence's words, those that name the source and those that attribute marked as such."""
        roles: list[tuple[Span, str]] = []
        for index in sentence.attributions:
            attribution = self.annotated.attributions[index]
            roles += [(span, "source") for span in attribution.source] + [(span, "cue") for span in attribution.cue]
        edges = {edge for span, _ in roles for edge in (span.start, span.end) if edge in sentence.span}
        cuts = sorted({sentence.start, sentence.end, *edges})
        for start, end in pairwise(cuts):
            role = next((role for span, role in reversed(roles) if start in span), "")
            words = escaped(self._text[start:end])
            yield f'<span class="{role}">{words}</span>' if role else words

    def _claim(self, sentence: Sentence) -> ClaimGrading | None:
        return self.chains.claim(self.annotated.article.path, sentence)

    def _why(self, number: int, sentence: Sentence) -> str:
        chain = chain_path(self.chains.links(self.annotated.article.path, number - 1, sentence.chain))
        claim = self._claim(sentence)
        graded = f'<bdi class="graded">{escaped(claim_in_words(claim))}</bdi> ' if claim else ""
        return (
            f'<span class="kind">{self.theme.sign(sentence.type)} {sentence.type.label} '
            f'<span class="sure">· {sentence.assurance}</span></span> {chain} {graded}'
            f'<bdi class="reason">{escaped(self.explain(sentence))}</bdi>'
        )

    @cached_property
    def _reasoned(self) -> list[tuple[int, Sentence]]:
        return [
            (number, sentence)
            for block in self.annotated.article.blocks
            if block.kind.is_prose
            for number, sentence in sentences_of(self.annotated, block.span)
            if sentence.type is not AttributionType.NONE
        ]

    def _reasons(self) -> str:
        items = (
            f'<li class="{sentence.type.value}"><p><a href="#{self.id}s{number}">{self._excerpt(sentence)}</a></p>'
            f'<p lang="en" dir="ltr">{self._why(number, sentence)}</p></li>\n'
            for number, sentence in self._reasoned
        )
        counts = counted(len(self._reasoned), "sentence")
        return (
            f'<details class="reasons"><summary>Reasons for {counts}</summary>\n<ol>\n{"".join(items)}</ol></details>'
        )

    def _excerpt(self, sentence: Sentence) -> str:
        line = " ".join(sentence.span.of(self._text).split())
        return isolated(line if len(line) <= _EXCERPT else f"{line[:_EXCERPT].rsplit(' ', 1)[0].rstrip(',;: ')}…")


def _quiet(kind: BlockKind, contents: Sequence[str]) -> str:
    if kind is BlockKind.TABLE:
        return "".join(f'<div class="quiet table" dir="auto" tabindex="0">{content}</div>' for content in contents)
    name = _QUIET_NAMES.get(kind)
    label = f'<p class="label" lang="en">{name}</p>' if name else ""
    return f'<div class="quiet">{label}' + "".join(f'<p dir="auto">{content}</p>' for content in contents) + "</div>"
