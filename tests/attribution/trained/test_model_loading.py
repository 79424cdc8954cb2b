"""The model is loaded when the first article is read, once, and not a moment before; each in a process of its own."""

import subprocess
import sys

import pytest

from hearsay.attribution.rule_finder import RuleFinder

ARTICLE = """
from hearsay.domain.article import Article, Block, BlockKind
text = "The ferry was sold in May, Ida Lund said."
article = Article("a.txt", text, (Block(0, len(text), BlockKind.PARAGRAPH),))
"""
COUNTING = """
import sys
opened = []
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
"""


def said(program: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_nothing_of_the_model_is_loaded_before_the_first_article() -> None:
    program = f"""
import sys
def loaded():
    return sorted({{"onnxruntime", "tokenizers", "numpy"}} & set(sys.modules))
{COUNTING}
import hearsay.attribution.engine
engine = hearsay.attribution.engine.Engine()
print(loaded(), any("model.onnx" in path for path in opened))
{ARTICLE}
annotated = engine.annotate(article)
print(loaded(), any("model.onnx" in path for path in opened), annotated.engine.split()[0], repr(annotated.notice))
"""
    before, after = said(program).splitlines()
    assert before == "[] False"
    assert after == "['numpy', 'onnxruntime', 'tokenizers'] True model ''"


def test_threads_that_ask_at_the_same_time_share_one_model() -> None:
    program = f"""
{COUNTING}
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from hearsay.attribution.engine import Engine
{ARTICLE}
engine, together = Engine(), Barrier(4)
def ask(_):
    together.wait()
    return engine.annotate(article)
with ThreadPoolExecutor(4) as pool:
    found = list(pool.map(ask, range(4)))
print(sum(path.endswith("model.onnx") for path in opened), len(set(map(repr, found))), found[0].engine.split()[0])
"""
    assert said(program) == "1 1 model"


@pytest.mark.parametrize("package", ["numpy", "onnxruntime", "tokenizers"])
def test_a_package_that_is_missing_is_named_and_the_rules_take_over(package: str) -> None:
    program = f"""
import sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "{package}":
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Missing())
from hearsay.attribution.engine import Engine
{ARTICLE}
annotated = Engine().annotate(article)
print(annotated.engine, len(annotated.attributions), annotated.notice)
"""
    told = said(program)
    assert told.startswith(f"{RuleFinder().name} 1 The attribution model could not be used ({package} is missing")
    assert "the built-in rules" in told
