"""Work in a subprocess: the same result, limits on time and memory, and nothing recorded."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.articles.text_reader import read_text
from dashboard.errors import InputError
from dashboard.extraction.proposals import extract_all
from dashboard.review.adding import (
    MOST_FACTS,
    add_article,
    prepare_article,
    record_article,
    shipped_officials,
)
from dashboard.review.proposing import propose_in_sandbox
from dashboard.settings import shipped
from dashboard.store.store import Store
from dashboard.system.sandbox import Limits

pytestmark = pytest.mark.slow

SENTENCE = (
    "In 2023, ten members met the 2% target, Minister Ada Example said on Sunday, and Jens "
    "Stoltenberg said that “any attack on one ally” would be answered by 31 members. "
)
DATED = "Written for these tests on 2024-05-06.\n\n"


def test_what_is_proposed_apart_is_what_is_proposed_here() -> None:
    officials = shipped_officials(shipped("data"))
    article = read_text(DATED + SENTENCE * 3)
    assert propose_in_sandbox(article, officials) == extract_all(article, officials)


@pytest.mark.parametrize("limits", [Limits(2.0, 3_000), Limits(60.0, 200)], ids=["time", "memory"])
def test_a_text_that_takes_too_much_is_stopped_and_nothing_is_kept(
    tiny_store: Store, limits: Limits
) -> None:
    store = tiny_store
    article = read_text(DATED + SENTENCE * 9_000)
    begun = time.monotonic()
    with pytest.raises(InputError, match="was stopped") as error:
        add_article(store, article, "adder", limits)
    assert time.monotonic() - begun < 60
    assert "\n" not in json.dumps(str(error.value))
    assert store.ledger.head() == 1
    assert not list(store.texts.glob("*"))


def test_what_states_thousands_of_facts_is_no_article(tiny_store: Store) -> None:
    store = tiny_store
    article, _ = prepare_article(store, read_text(DATED + SENTENCE))
    many = [*extract_all(article)] * MOST_FACTS
    with pytest.raises(InputError, match="more than an article does"):
        record_article(store, article, many, "adder")
    assert store.ledger.head() == 1


def test_two_are_read_at_once_and_who_comes_third_waits_or_is_told() -> None:
    officials, article = shipped_officials(shipped("data")), read_text(DATED + SENTENCE * 300)

    def slow(_: int) -> int:
        return len(propose_in_sandbox(article, officials))

    with ThreadPoolExecutor(3) as many:
        asked = [many.submit(slow, at) for at in range(2)]
        message = ""
        while "being read just now" not in message:
            assert not any(future.done() for future in asked), message
            # Until both have started, the third runs and is stopped at its time limit.
            with pytest.raises(InputError) as refused:
                propose_in_sandbox(article, officials, Limits(0.2, 3_000))
            message = str(refused.value)
        asked.append(many.submit(slow, 2))
        assert len({future.result() for future in asked}) == 1
