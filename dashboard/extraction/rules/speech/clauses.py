"""What words tell of the clauses of a sentence: finite verbs, subjects, prepositions, marks."""

from dashboard.extraction.rules.speech.scope import Scope
from dashboard.extraction.rules.speech.verbs import VERBS
from dashboard.extraction.rules.words.sentences import Token

Range = tuple[int, int]
OPENING_QUOTES = frozenset("“\"«„‘'")
CLOSING_QUOTES = frozenset("”\"»’'")
FINITE = frozenset(
    """is are was were be been has have had will would can could should may might must do does did
    won't wouldn't can't cannot couldn't shouldn't isn't aren't wasn't weren't don't doesn't didn't
    hasn't haven't it's that's he's she's we're they're we'll they'll he'd they'd shall put made
    came went took gave left led kept held told got grew fell rose lost won met sent saw knew
    thought felt brought bought spent cost began became means needs wants remains stands makes
    gives brings takes shows serves undermines violates poses plays depends deserves seems
    represents constitutes""".split()
)
PREPOSITIONS = frozenset(
    """in on at during after before from via to following through ahead by with alongside amid
    into for about of near outside inside upon over since until against under between""".split()
)
SUBJECTS = frozenset("he she they it we i you there these those such any nobody everyone".split())
DETERMINERS = frozenset(
    "the a an his her its their our my your this that some no every each".split()
)
SUBORDINATE = frozenset(
    "after as when while hours days weeks because although though before since following amid "
    "whereas until even just only".split()
)
CONDITIONS = frozenset("if unless because although though provided".split())
ARTICLES = frozenset({"a", "an", "the"})


def is_finite(token: Token) -> bool:
    """Return whether a word is most likely a verb with a subject: "will", "rose", "decided"."""
    return not token.is_capital and (token.low in FINITE or token.low.endswith("ed"))


def is_said(token: Token) -> bool:
    """Return whether a word is a reporting verb with a subject: "said", "warns"."""
    return any(verb.form in ("past", "s") for verb in VERBS.get(token.low, ()))


def has_clause(scope: Scope, first: int, end: int) -> bool:
    """Return whether words that open like "In the end" hold a main clause after their first comma."""
    comma = next((at for at in range(first, end - 1) if scope.tokens[at].text == ","), None)
    return comma is not None and any(token.low in FINITE for token in scope.tokens[comma:end])


def clause_follows(scope: Scope, at: int) -> bool:
    """Return whether a verb with a subject stands in the next words."""
    return any(is_finite(token) for token in scope.tokens[at : min(at + 14, scope.last)])


def ends_quote(scope: Scope, span: Range) -> bool:
    """Return whether a quotation closes at the end of a range."""
    return any(
        scope.tokens[at].text in CLOSING_QUOTES for at in range(max(span[0], span[1] - 2), span[1])
    )
