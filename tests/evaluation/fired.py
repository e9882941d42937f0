"""Count how often each rule and each word list takes effect on the marked articles.

A rule is a function of ``dashboard/extraction``; it fires when it returns or yields something that
is not empty. A list is a class of ``data/lexicon``; it fires at each word of the articles that it
holds. A rule or list that never fires here may still be needed on other texts, but nothing shows it.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

from dashboard.extraction.lexicon_data import class_names, words
from dashboard.settings import PACKAGE
from tests.evaluation.gold import Marked

_RULES = str(PACKAGE / "extraction")


def rules_fired(run: Callable[[], object]) -> Counter[str]:
    """Return function → how often it gave a result while `run` ran; 0 for those only called."""
    fired: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, result: Any) -> None:
        code = frame.f_code
        if event == "return" and code.co_filename.startswith(_RULES):
            module = Path(code.co_filename).relative_to(_RULES).with_suffix("")
            fired[f"{module}:{code.co_qualname}"] += bool(_is_result(result))

    sys.setprofile(profile)
    try:
        run()
    finally:
        sys.setprofile(None)
    return Counter({name: number for name, number in fired.items() if "<" not in name})


def _is_result(result: Any) -> bool:
    try:
        return result is not None and result is not False and bool(result)
    except ValueError:  # an array has no truth of its own
        return True


def lists_fired(articles: Iterable[Marked]) -> dict[str, tuple[int, int, int]]:
    """Return class → its words, those of them that occur in the articles, and all occurrences."""
    text = " ".join(" ".join(article.text.lower().split()) for article in articles)
    tokens = Counter("".join(c if c.isalnum() or c in "'’-" else " " for c in text).split())
    found = {}
    for name in class_names():
        counts = [
            tokens[word] if " " not in word else text.count(word.replace("_", " "))
            for word in sorted(words(name))
        ]
        found[name] = (len(counts), sum(count > 0 for count in counts), sum(counts))
    return found
