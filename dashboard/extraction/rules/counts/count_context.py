"""What earlier sentences leave behind for the next: "it", "her country", "the same mark"."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.extraction.rules.counts.counted import Counted, CountSentence
from dashboard.extraction.rules.words.places import places_in
from dashboard.extraction.rules.words.sentences import Paragraph

_FEWEST_MENTIONS = 3
_LEAD = 1.5
"""How many times as often as any other the state is named that a text is about."""
_SHORTLY = 3
_LINES = ("guideline_share_of_gdp", "proposed_guideline_share_of_gdp")


@dataclass
class CountContext:
    """Discourse state: states, guidelines and topics mentioned up to the current sentence."""

    home: str | None = None
    """The state that the whole text is about, if one is named far more often than others."""
    topic: str | None = None
    """The state that the sentence before in the paragraph was about."""
    before: str | None = None
    """The state that the paragraphs before were about last."""
    speaker: str | None = None
    """The state of whoever says what is read."""
    guideline: str | None = None
    lines: set[float] = field(default_factory=set)
    """The shares that were named as a guideline, agreed or proposed."""
    about_alliance: bool = False
    """Whether the text up to this paragraph names the Alliance."""
    about_spending: bool = False
    about_sums: bool = False
    """Whether the sentence before, or this one, gave an amount of money."""
    about_budgets: bool = False
    """Whether the sentence before named spending or a budget."""
    about_meeting: bool = False
    """Whether the sentence before counted members that meet a guideline."""
    guideline_ago: int = 9
    """Sentences since one named a guideline or counted who meets it."""

    @property
    def knows_guideline(self) -> bool:
        """Whether a guideline was named so shortly before that "it" may mean it."""
        return self.guideline_ago <= _SHORTLY

    def open_paragraph(self, paragraph: Paragraph) -> None:
        """Forget what "it" may mean."""
        named = any(token.stem in ("nato", "alliance") for token in paragraph.tokens)
        self.about_alliance = self.about_alliance or named
        self.before, self.topic = self.topic or self.before, None
        self.about_meeting = False

    def close_sentence(self, sentence: CountSentence, counted: Sequence[Counted]) -> None:
        """Remember the state that a sentence was about, and what it named and counted."""
        states = [place for place in sentence.places if place.kind != "organisation"]
        direct = [place for place in states if not sentence.before(place.first, "{under} the?")]
        self.topic = direct[0].code if direct else self.topic
        lines = [line.value for line in counted if line.metric in _LINES]
        self.lines.update(lines)
        # A count without a number of its own ("met the target") means the one named last.
        self.guideline = f"{lines[0]:g}" if lines else self.guideline
        size = len(sentence.lows)
        metrics = [number.metric for number in counted]
        self.about_sums = "money" in metrics
        self.about_meeting = "members_meeting_guideline" in metrics
        self.about_budgets = sentence.within(0, size, "{budget}")
        shared = self.about_meeting or any("share_of_gdp" in metric for metric in metrics)
        lined = shared or sentence.within(0, size, "{guideline}|level")
        self.guideline_ago = 1 if lined else self.guideline_ago + 1
        self.about_spending = self.about_spending or self.about_budgets or shared


def home_of(paragraphs: Sequence[Paragraph]) -> str | None:
    """Return the state that a text is about, or None where none stands out.

    It is named most, and either first of all or far more often than any other.
    """
    named = [
        place.code
        for paragraph in paragraphs
        for place in places_in(paragraph.tokens)
        if place.kind != "organisation"
    ]
    ranked = Counter(named).most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_MENTIONS:
        return None
    (code, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    return code if most >= _LEAD * second or (most > second and named[0] == code) else None
