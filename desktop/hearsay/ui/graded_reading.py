"""The reader's grades as the window shows them: of each link of a chain, each sentence's claim, each source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hearsay.domain.article import Article
from hearsay.domain.grade_words import GradedLink, graded_links, hand_of
from hearsay.domain.graded_folder import GradedFolder, graded_source
from hearsay.domain.grades import ClaimGrading, GradedSource, Grades, SourceGrade, SourceGrading
from hearsay.domain.publishers import Publisher, bare_name, grading_of_publisher, publishers_of
from hearsay.domain.root_words import name_of
from hearsay.domain.source_flow import FlowNode, FlowRole
from hearsay.domain.source_remarks import SourceRemarks
from hearsay.domain.sources import SourceRegister
from hearsay.domain.spans import Span


@dataclass(frozen=True, slots=True)
class ChainPart:
    """One link of a chain with its grade, and once the folder is compared whom it means."""

    link: GradedLink
    source: GradedSource | None = None


@dataclass(frozen=True)
class GradedReading:
    """A folder's register (empty until it is compared) with the reader's grades laid over it.

    ``articles`` are the folder's, by path; ``remarks`` are what they say of the register's sources.
    """

    register: SourceRegister = field(default_factory=lambda: SourceRegister((), {}))
    grades: Grades = field(default_factory=Grades)
    articles: Mapping[str, Article] = field(default_factory=dict)
    remarks: SourceRemarks = field(default_factory=SourceRemarks)

    @cached_property
    def folder(self) -> GradedFolder:
        return GradedFolder.of(
            self.register, self.grades, {path: article.id for path, article in self.articles.items()}
        )

    @cached_property
    def sources(self) -> tuple[GradedSource, ...]:
        """How each of the register's sources is known again, by its number."""
        articles = self.articles
        return tuple(
            graded_source(each, articles[each.path].id if each.path in articles else "")
            for each in self.register.sources
        )

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What to call the articles, by path."""
        return {path: article.name for path, article in self.articles.items()}

    @cached_property
    def _numbers(self) -> Mapping[GradedSource, int]:
        return {source: number for number, source in enumerate(self.sources)}

    @cached_property
    def _weakest(self) -> dict[tuple[int, ...], SourceGrade | None]:
        """The weakest grade by the hands of a route: a folder has far fewer of these than sentences."""
        return {}

    @property
    def is_graded(self) -> bool:
        """Tell whether a source of this folder has a grade."""
        return bool(self.folder.of_source)

    def number_of(self, source: GradedSource) -> int | None:
        """Return the source's number in the register; None where it is not in this folder."""
        return self._numbers.get(source)

    def grading_of(self, source: GradedSource) -> SourceGrading | None:
        """Return the grade of a source, also of one that is not in this folder any more."""
        number = self.number_of(source)
        if number is not None:
            return self.folder.of_source.get(number)
        if source in self._published:
            return grading_of_publisher(self._published[source], self.folder.homeless)
        return next((each for each in self.folder.homeless if each.source == source), None)

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        """The outlets of the folder's articles to which no chain leads."""
        return publishers_of(self.articles.values(), self.register)

    @cached_property
    def _published(self) -> Mapping[GradedSource, Publisher]:
        return {publisher.source: publisher for publisher in self.publishers}

    def outlet_of(self, path: str) -> GradedSource | None:
        """Return the outlet that an article appeared in, as it can be graded; None where it is not known."""
        alone = next((publisher.source for publisher in self.publishers if path in publisher.paths), None)
        article = self.articles.get(path)
        if alone is not None or article is None or not article.outlet:
            return alone
        bare = bare_name(article.outlet)
        return next((s for s in self.sources if not s.path and bare in map(bare_name, s.names)), None)

    def grading_of_node(self, node: FlowNode) -> SourceGrading | None:
        """Return the grade of the one source that a box of the picture of roots stands for; None for all others."""
        if node.role is FlowRole.ARTICLE or node.members or not node.sentences:
            return None
        route = self.register.routes.get(node.sentences[0])
        if route is None:
            return None
        hands = (route.root,) if node.role is FlowRole.ROOT else route.between
        sources = self.register.sources
        return next((self.folder.of_source.get(hand) for hand in hands if name_of(sources[hand]) == node.label), None)

    def claim(self, path: str, sentence: Span) -> ClaimGrading | None:
        return self.folder.of_claim(path, sentence)

    def parts(self, path: str, sentence: int, chain: Sequence[str]) -> tuple[ChainPart, ...]:
        """Return the links of a sentence's chain, each with the grade of whom it means."""
        route, sources = self.register.routes.get((path, sentence)), self.register.sources
        links = graded_links(chain, route, sources, self.folder)
        if route is None:
            return tuple(map(ChainPart, links))
        # A link that no hand of the route goes by is one of a sentence overruled since the folder was compared.
        hands = [hand_of(link.name, route, sources) for link in links]
        return tuple(
            ChainPart(link, None if hand is None else self.sources[hand])
            for link, hand in zip(links, hands, strict=True)
        )

    def weakest_grade(self, path: str, sentence: int) -> SourceGrade | None:
        """Return the grade of the weakest link of a sentence's chain; None where it has none or no link is graded."""
        route = self.register.routes.get((path, sentence))
        if route is None:
            return None
        if route.hands not in self._weakest:
            self._weakest[route.hands] = self.folder.weakest_grade(route)
        return self._weakest[route.hands]
