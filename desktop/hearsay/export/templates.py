"""Templates give an exported document its form: Jinja2 in its sandbox, since a template may come from anywhere."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from hearsay.domain.failures import ExportProblem
from hearsay.export.markdown_text import inline, yaml_string
from hearsay.export.note_views import ArticleView, DocumentView, NoteView
from hearsay.export.parts import marked, sealed

TOO_LARGE = 1024 * 1024
"""bytes beyond which a file is no template"""

_VIEWS = {view: frozenset(each.name for each in fields(view)) for view in (NoteView, ArticleView, DocumentView)}

_KEY = re.compile(r"[A-Za-z0-9_-]{1,120}")


@dataclass(frozen=True, slots=True)
class Template:
    """A template's source and the name to call it by. It sees one value, ``document``, the filters ``yaml`` (a quoted
    string) and ``markdown`` (plain text, escaped), and ``part(key)``, to be called around what a later export may bring
    up to date."""

    name: str
    source: str

    @classmethod
    def read(cls, path: Path) -> "Template":
        """Read a template from a file in UTF-8. Raises ExportProblem."""
        try:
            if path.stat().st_size > TOO_LARGE:
                raise ExportProblem(f"{path} is too large for a template; nothing was written.")
            return cls(path.name, path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ExportProblem(f"The template {path} is not text in UTF-8; nothing was written.") from error
        except OSError as error:
            reason = error.strerror or error
            raise ExportProblem(f"The template {path} cannot be read: {reason}; nothing was written.") from error

    def fill(self, document: object) -> str:
        """Return the document in this form, ending with one line end. Raises ExportProblem when the template fails."""
        return next(self.filled([document]))

    def filled(self, documents: Iterable[object]) -> Iterator[str]:
        """Yield documents in this form, each when it is asked for. Raises ExportProblem when the template fails."""
        from jinja2 import StrictUndefined, TemplateError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        class Sandbox(ImmutableSandboxedEnvironment):
            def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
                # Asked for every value of every note: of ours, which hold texts alone, a short answer will do.
                if type(obj) in _VIEWS:
                    return attr in _VIEWS[type(obj)]
                return super().is_safe_attribute(obj, attr, value)

        environment = Sandbox(
            # It writes Markdown, not HTML, and its values are escaped for that already.
            autoescape=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        filters: dict[str, Any] = {"yaml": yaml_string, "markdown": inline}
        environment.filters.update(filters)
        environment.globals["part"] = _part
        try:
            template = environment.from_string(self.source)
            for document in documents:
                yield sealed(f"{template.render(document=document).strip()}\n")
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"line {line}: " if line else ""
            raise self._failed(f"{where}{error.message or type(error).__name__}") from error
        except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
            raise self._failed(str(error)) from error

    def _failed(self, reason: str) -> ExportProblem:
        return ExportProblem(f"The template {self.name} failed ({reason}); nothing was written.")


def _part(key: str, caller: Callable[[], str]) -> str:
    """Return what is called around as a part of ours. ``key`` must not change from one export to the next."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"“{key[:40]}” is no key of a part: letters, digits, - and _ make one")
    return marked(key, caller())
