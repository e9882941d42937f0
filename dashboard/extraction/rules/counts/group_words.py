"""The words for members, for guidelines and for meeting one, and how few members all can be."""

MEMBERS = frozenset("countries country members allies nations states governments capitals".split())
MODIFYING = frozenset(
    """nato nato's member european allied alliance alliance's the its our all other more further
    western eastern additional current full then nato-member fellow existing present""".split()
)
GUIDELINE = frozenset(
    """target targets guideline guidelines goal goals benchmark threshold mark commitment pledge
    minimum floor requirement level rule norm""".split()
)
MEETING = frozenset(
    """meet meets met meeting reach reaches reached reaching hit hits hitting achieve achieves
    achieved achieving attain attained exceed exceeds exceeded exceeding surpass surpassed
    surpassing satisfy satisfies satisfied fulfil fulfill fulfils fulfills fulfilled fulfilling clear
    cleared clears crossed cross honour honours honoured honor honors honored observe observed
    respect respected topped attains keep kept""".split()
)
PASSING = frozenset(
    """spend spends spent spending above over top topped topping pass passed passing clear cleared
    at devote devoted devotes cough coughs fork forks shell shells""".split()
)
"""Words that need the guideline's number after them: to spend 2%, to be above 2%."""
FEWEST_IN_ALL = 12
"""As many founded the Alliance; a smaller number counts some of the members."""
ONLY_GUIDELINE, ONLY_UNTIL = "2", 2024
"""Until the summit of The Hague in 2025, members were held against no guideline but 2% of GDP."""
OLDEST_GUIDELINE, LARGEST_GUIDELINE = 2.0, 5.0
_AGREED_ON = {2.0: "2006", 3.5: "2025-06-25", 1.5: "2025-06-25", 5.0: "2025-06-25"}


def is_agreed(share: float, published_on: str | None) -> bool:
    """Whether members had agreed on a share of GDP by an article's day; another is a proposal."""
    return share in _AGREED_ON and _AGREED_ON[share] <= (published_on or "9999")
