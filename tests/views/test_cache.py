"""The cache of computed values: the most recent ones, each computed once."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as some

from dashboard.views.cache import SingleFlightCache


@given(some.lists(some.integers(0, 9), max_size=60), some.integers(1, 5))
def test_the_last_answers_are_kept_and_no_more(asked: list[int], most: int) -> None:
    answers, made = SingleFlightCache(most), list[int]()

    def make(number: int) -> int:
        made.append(number)
        return number * number

    kept: list[int] = []
    for number in asked:
        before = len(made)
        assert answers.get(number, partial(make, number)) == number * number
        assert (len(made) == before) == (number in kept)
        kept = [*(key for key in kept if key != number), number][-most:]
