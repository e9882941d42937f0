"""A cache of computed values that computes each key once, however many threads ask for it."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any


class SingleFlightCache:
    """Keep the most recently used values, with one computation per key at a time.

    Keys name a snapshot by its content, and a snapshot never changes, so no value becomes stale.
    """

    def __init__(self, size: int) -> None:
        """Keep at most `size` values; the least recently used one is evicted first."""
        self._size = size
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._running: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        """Return the cached value of `key`, or compute, cache and return it; it is read-only.

        Of several threads with the same key one computes and the others wait. An error of
        `compute` is raised and not cached.
        """
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            running = self._running.setdefault(key, Lock())
        with running:
            with self._lock:
                if key in self._values:
                    return self._values[key]
            try:
                value = compute()
                with self._lock:
                    self._values[key] = value
                    while len(self._values) > self._size:
                        self._values.popitem(last=False)
            finally:
                with self._lock:
                    self._running.pop(key, None)
        return value
