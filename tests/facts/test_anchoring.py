"""Anchoring: finds a passage again after text is added around it, and never other words."""

from hypothesis import assume, given
from hypothesis import strategies as some

from dashboard.facts.anchoring import find_passage, moved_columns
from dashboard.facts.evidence import Evidence

WORDS = some.text(some.sampled_from("ab é\n“𝔘"), max_size=40)


@given(WORDS, WORDS, WORDS, WORDS, some.data())
def test_it_undoes_what_is_put_before_and_after(
    before: str, text: str, after: str, lead: str, data: some.DataObject
) -> None:
    old = lead + "§" + text
    start = data.draw(some.integers(0, len(old) - 1))
    end = data.draw(some.integers(start + 1, len(old)))
    evidence = Evidence.of(old, start, end)
    new = before + old + after
    for known in (old, None):
        again = find_passage(evidence, new, known)
        assert again is not None
        assert again.stands_in(new)
        assert new[again.start : again.end] == old[start:end]
        assert new[again.exact_start :].startswith(evidence.exact)
        if sum(new.startswith(old[start:end], at) for at in range(len(new))) == 1:
            assert again.start == start + len(before)


@given(WORDS, WORDS, some.data())
def test_it_never_gives_other_words(old: str, new: str, data: some.DataObject) -> None:
    assume(old)
    start = data.draw(some.integers(0, len(old) - 1))
    end = data.draw(some.integers(start + 1, len(old)))
    again = find_passage(Evidence.of(old, start, end), new, old)
    assert (again is not None) == (old[start:end] in new)
    assert again is None or new[again.start : again.end] == old[start:end]


def test_what_stands_around_it_chooses_between_equal_ones() -> None:
    old = "In June she said no. In July he said no."
    start = old.rindex("said no")
    evidence = Evidence.of(old, start, start + len("said no"))
    new = "In July he said no. In June she said no, twice."
    again = find_passage(evidence, new, old)
    assert again is not None
    assert again.start == new.index("said no")
    # Without the old text only the position decides.
    nearest = find_passage(evidence, new)
    assert nearest is not None
    assert nearest.start == new.rindex("said no")


def test_a_changed_letter_around_the_kept_words_is_another_passage() -> None:
    old = "Ten members met the target, said the office."
    evidence = Evidence.of(old, 0, len(old), (0, len("Ten members met")))
    assert find_passage(evidence, old.replace("said", "says"), old) is None
    assert find_passage(evidence, old.upper(), old) is None


def test_spans_move_with_their_passage() -> None:
    old, new = "He said no.", "Then: He said no."
    evidence = Evidence.of(old, 0, len(old))
    row = {**evidence.model_dump(), "named_at": "0-2", "said_at": "8-10", "cued_at": "3-99"}
    again = find_passage(evidence, new, old)
    assert again is not None
    changed = moved_columns({name: str(value) for name, value in row.items()}, again)
    assert (changed["named_at"], changed["said_at"], changed["cued_at"]) == ("6-8", "14-16", None)
