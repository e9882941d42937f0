"""Holds proposed facts against marked ones. Spans are compared by the words that they cover.

Punctuation, quotation marks and a leading "that" never matter. Each proposal is paired with at most
one marked fact, the best pairs first. A statement counts as found

- leniently, when at least half of its words agree (F1 of words) and the speakers share a word;
- strictly, when all words of content and speaker agree.

Anything else counts when its words overlap and what it states agrees. Who pairs with an optional
fact is left out of the count.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from tests.evaluation.gold import Fact, Marked

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
_HALF = 0.5
_SHORTEST_SURNAME = 4
ATTRIBUTES = ("speaker_id", "stance", "date")
"""What is read of a statement beside its words; compared on those found leniently."""

Cover = frozenset[int]
"""The words of a text that a span covers, by number."""


@dataclass
class Tally:
    """How many facts were proposed, how many marked, and how many of both agree."""

    proposed: int = 0
    wanted: int = 0
    agreed: int = 0

    @property
    def precision(self) -> float:
        """Share of the proposed ones that are right; 0 where nothing was proposed."""
        return self.agreed / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Share of the marked ones that were found; 0 where nothing was marked."""
        return self.agreed / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Scores:
    """What the proposals for any number of articles come to."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    attributes: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    confidence: dict[float, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """Statements by the confidence that they were proposed with: how many were right."""
    invalid: int = 0
    """Proposals with a span outside the text, or whose words are not those of the text."""
    errors: list[str] = field(default_factory=list)


class Words:
    """The words of a text, and which of them a span covers."""

    def __init__(self, text: str) -> None:
        self._words = [(m.start(), m.end(), m[0].lower()) for m in _WORD.finditer(text)]

    def cover(self, *spans: dict[str, int] | None) -> Cover:
        """Return the words that the spans touch."""
        return frozenset(
            number
            for span in spans
            if span
            for number, (start, end, _) in enumerate(self._words)
            if start < span["end"] and end > span["start"]
        )

    def said(self, spans: Sequence[dict[str, int]]) -> Cover:
        """Return the words of what is said, without a leading "that"."""
        found = self.cover(*spans)
        if len(found) > 1 and self._words[min(found)][2] == "that":
            return found - {min(found)}
        return found


def score(article: Marked, proposals: Iterable[Fact], scores: Scores) -> None:
    """Add to `scores` how the proposals for one article agree with its marked facts."""
    by_type: dict[str, list[Fact]] = defaultdict(list)
    for fact in proposals:
        if _is_valid(fact, article.text):
            by_type[fact["type"]].append(fact)
        else:
            scores.invalid += 1
    words = Words(article.text)
    marked: dict[str, list[Fact]] = defaultdict(list)
    for fact in (*article.facts, *article.optional):
        marked[fact["type"]].append(fact)
    for kind in sorted({*by_type, *marked}):
        if kind == "statement":
            _score_statements(article, words, by_type[kind], marked[kind], scores)
        else:
            _score_others(article, words, kind, by_type[kind], marked[kind], scores)


def _is_valid(fact: Fact, text: str) -> bool:
    spans = [fact.get(key) for key in ("speaker", "cue", "evidence")] + fact.get("content", [])
    spans = [span for span in spans if span]
    return bool(spans) and all(
        0 <= span["start"] < span["end"] <= len(text)
        and span.get("exact", text[span["start"] : span["end"]])
        == text[span["start"] : span["end"]]
        for span in spans
    )


def _paired(
    proposed: Sequence[Fact], wanted: Sequence[Fact], likeness: Callable[[Fact, Fact], float]
) -> dict[int, int]:
    """Pair proposals with marked facts one to one, the most alike first, required ones first."""
    ranked = sorted(
        (-like, bool(fact.get("optional")), i, j)
        for i, one in enumerate(proposed)
        for j, fact in enumerate(wanted)
        if (like := round(likeness(one, fact), 6)) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ranked:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def agreement(one: Cover, other: Cover) -> float:
    """Return the F1 of two sets of words: 1 where they are equal, 0 where nothing is shared."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


class _Said:
    """The words of one statement, with what else a careful reader might have marked."""

    def __init__(self, words: Words, fact: Fact) -> None:
        self.contents = [words.said(fact.get("content", []))] + [
            words.said(other if isinstance(other, list) else [other])
            for other in fact.get("alt_content", [])
        ]
        self.speakers = [words.cover(fact.get("speaker"))] + [
            words.cover(other) for other in fact.get("alt_speaker", [])
        ]
        self.cue = words.cover(fact.get("cue"))

    def nearest(self, content: Cover) -> Cover:
        return max(self.contents, key=lambda own: agreement(content, own))


@dataclass(frozen=True)
class Matching:
    """Which proposed statement is held against which marked one, by number in their lists.

    `right` are the proposals found leniently, `strict` those found strictly; `free` are proposals
    of optional statements, which do not count.
    """

    pairs: dict[int, int]
    right: frozenset[int]
    strict: frozenset[int]
    free: frozenset[int]


def match_statements(words: Words, proposed: Sequence[Fact], wanted: Sequence[Fact]) -> Matching:
    """Pair proposed statements with marked ones of the same text, the most alike first."""
    ours = [_Said(words, fact) for fact in proposed]
    theirs = [_Said(words, fact) for fact in wanted]
    said = {
        id(fact): read for fact, read in zip([*proposed, *wanted], [*ours, *theirs], strict=True)
    }

    def likeness(one: Fact, other: Fact) -> float:
        own, mark = said[id(one)], said[id(other)]
        best = max(agreement(own.contents[0], content) for content in mark.contents)
        if not best:
            return 0.0
        spoken = any(own.speakers[0] & speaker for speaker in mark.speakers)
        return best + 0.2 * spoken + 0.1 * bool(own.cue & mark.cue)

    pairs = _paired(proposed, wanted, likeness)
    right, strict, free = set[int](), set[int](), set[int]()
    for i, j in pairs.items():
        content, speaker, mark = ours[i].contents[0], ours[i].speakers[0], theirs[j]
        alike = agreement(content, mark.nearest(content)) >= _HALF
        if wanted[j].get("optional"):
            free |= {i} if alike else set()
            continue
        shared = any(speaker & own for own in mark.speakers) or not (speaker or mark.speakers[0])
        if alike and shared:
            right.add(i)
        if content in mark.contents and speaker in mark.speakers:
            strict.add(i)
    return Matching(pairs, frozenset(right), frozenset(strict), frozenset(free))


def _score_statements(
    article: Marked, words: Words, proposed: list[Fact], wanted: list[Fact], scores: Scores
) -> None:
    matching = match_statements(words, proposed, wanted)
    pairs, right, free = matching.pairs, matching.right, matching.free
    for i in pairs:
        if i in right:
            _score_attributes(article, proposed[i], wanted[pairs[i]], scores)
    for name, agreed in (("lenient", len(right)), ("strict", len(matching.strict))):
        tally = scores.tallies[f"statement, {name}"]
        tally.proposed += len(proposed) - len(free)
        tally.wanted += sum(not fact.get("optional") for fact in wanted)
        tally.agreed += agreed
    for i, fact in enumerate(proposed):
        if i not in free:
            tally = scores.confidence[fact.get("confidence", 0.0)]
            tally.proposed += 1
            tally.agreed += i in right
            if i not in right:
                scores.errors.append(_told("extra", article, fact))
    found = {pairs[i] for i in right}
    scores.errors += [
        _told("missed", article, fact)
        for j, fact in enumerate(wanted)
        if j not in found and not fact.get("optional")
    ]


def _score_attributes(article: Marked, ours: Fact, marked: Fact, scores: Scores) -> None:
    for name in ATTRIBUTES:
        wanted = marked.get(name)
        if wanted is None or (name == "date" and marked.get("date_inferred")):
            continue
        value = ours.get(name)
        tally = scores.attributes[name]
        tally.wanted += 1
        tally.proposed += value is not None
        if name == "speaker_id":
            aliases = [wanted, *(marked.get("speaker_aliases") or [])]
            agreed = any(_same_speaker(str(value), str(one)) for one in aliases)
        else:
            agreed = str(value) == str(wanted)
        tally.agreed += agreed
        if not agreed:
            scores.errors.append(_told(f"{name} {value}, not {wanted}, of", article, marked))


def _same_speaker(one: str, other: str) -> bool:
    first, second = _slug(one), _slug(other)
    surname = first.rsplit("-", maxsplit=1)[-1]
    return first == second or (
        len(surname) >= _SHORTEST_SURNAME and surname == second.rsplit("-", maxsplit=1)[-1]
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _score_others(
    article: Marked, words: Words, kind: str, proposed: list[Fact], wanted: list[Fact], s: Scores
) -> None:
    def likeness(one: Fact, other: Fact) -> float:
        if not _states_the_same(kind, one, other):
            return 0.0
        return agreement(words.cover(one.get("evidence")), words.cover(other["evidence"]))

    pairs = _paired(proposed, wanted, likeness)
    free = {i for i, j in pairs.items() if wanted[j].get("optional")}
    tally = s.tallies[kind.replace("_", " ")]
    tally.proposed += len(proposed) - len(free)
    tally.wanted += sum(not fact.get("optional") for fact in wanted)
    tally.agreed += len(pairs) - len(free)
    s.errors += [_told("extra", article, fact) for i, fact in enumerate(proposed) if i not in pairs]
    s.errors += [
        _told("missed", article, fact)
        for j, fact in enumerate(wanted)
        if j not in pairs.values() and not fact.get("optional")
    ]


def _states_the_same(kind: str, ours: Fact, marked: Fact) -> bool:
    if kind == "count":
        if ours.get("metric") != marked["metric"] or not _equal(ours.get("value"), marked["value"]):
            return False
        if marked.get("country") and ours.get("country") != marked["country"]:
            return False
        year = marked.get("year")
        return year is None or bool(marked.get("year_inferred")) or _year(ours) == _year(marked)
    if kind == "membership_event":
        if (ours.get("country"), ours.get("event")) != (marked["country"], marked["event"]):
            return False
        return marked.get("date") is None or ours.get("date") == marked["date"]
    return str(ours.get("value")) == str(marked["value"])


def _equal(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(other))
    return one == other


def _year(fact: Fact) -> str:
    return str(fact.get("year"))[:4]


def _told(what: str, article: Marked, fact: Fact) -> str:
    spans = fact.get("content") or [fact["evidence"]]
    words = " … ".join(article.text[span["start"] : span["end"]] for span in spans)
    said = [fact.get(name) for name in ("metric", "value", "country", "event", "year", "date")]
    speaker = fact.get("speaker")
    if speaker:
        said.insert(0, article.text[speaker["start"] : speaker["end"]])
    known = Counter(str(one) for one in said if one is not None)
    return f"{what} {fact['type']} in {article.name}: {', '.join(known)} | {words[:160]}"
