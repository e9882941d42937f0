"""The automatic range of an axis, by Plotly's rules of autorange.

Every trace, annotation and shape names its outermost values, each with the pixels that it needs
beyond; the range is the one in which all of them fit most tightly.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_MORE = 0.05
"""Part of an axis that is left free beyond points."""

Pad = float | Sequence[float]


@dataclass(frozen=True)
class _End:
    value: float
    pad: float = 0.0
    more: bool = False

    def pixels(self, length: float) -> float:
        return self.pad + (_MORE * length if self.more else 0.0)


@dataclass
class Reach:
    """The outermost values of one axis."""

    lows: list[_End] = field(default_factory=list)
    highs: list[_End] = field(default_factory=list)

    def add(
        self,
        values: Sequence[float],
        low_pad: Pad = 0.0,
        high_pad: Pad = 0.0,
        more: bool = False,
        to_zero: bool = False,
    ) -> None:
        """Add values with the pixels that they need below and above, one for all or one each."""
        if not values:
            return
        if isinstance(low_pad, Sequence) or isinstance(high_pad, Sequence):
            lows = low_pad if isinstance(low_pad, Sequence) else [low_pad] * len(values)
            highs = high_pad if isinstance(high_pad, Sequence) else [high_pad] * len(values)
        else:
            values = min(values), max(values)
            lows, highs = [low_pad] * 2, [high_pad] * 2
        for value, low, high in zip(values, lows, highs, strict=True):
            down, up = (min(0.0, value), max(0.0, value)) if to_zero else (value, value)
            tight = to_zero and down == 0
            _keep(self.lows, _End(down, 0.0 if tight else max(low, 0.0), more and not tight), -1)
            tight = to_zero and up == 0
            _keep(self.highs, _End(up, 0.0 if tight else max(high, 0.0), more and not tight), 1)

    def range(self, length: float, mode: str = "normal") -> tuple[float, float] | None:
        """Return the ends of an axis of that many pixels, or None where nothing was added."""
        if not self.lows:
            return None
        least = min(one.value for one in self.lows)
        most = max(one.value for one in self.highs)
        if least == most:
            return self._around(least, length, mode)
        low, high = self._tightest(length)
        if mode == "tozero":
            low = _End(0.0) if low.value >= 0 else low
            high = _End(0.0) if high.value <= 0 else high
        scale = _scale(low, high, length)
        if mode == "nonnegative":
            if low.value - scale * low.pixels(length) < 0:
                low = _End(0.0)
            if high.value <= 0:
                high = _End(1.0)
        scale = _scale(low, high, length)
        return low.value - scale * low.pixels(length), high.value + scale * high.pixels(length)

    def _tightest(self, length: float) -> tuple[_End, _End]:
        best, found = 0.0, (self.lows[0], self.highs[0])
        for low in self.lows:
            for high in self.highs:
                span = high.value - low.value
                if span <= 0:
                    continue
                left = length - low.pixels(length) - high.pixels(length)
                pair = low, high
                if left <= length / 10:  # padding that leaves nothing to see is left out
                    left, pair = length, (_End(low.value), _End(high.value))
                if span / left > best:
                    best, found = span / left, pair
        return found

    def _around(self, only: float, length: float, mode: str) -> tuple[float, float]:
        if mode == "tozero":
            if only == 0:
                return 0.0, 1.0
            ends = self.highs if only > 0 else self.lows
            most = max(one.pixels(length) for one in ends)
            end = only / (1 - min(0.5, most / length))
            return (0.0, end) if only > 0 else (end, 0.0)
        if mode == "nonnegative":
            return max(0.0, only - 1), max(1.0, only + 1)
        return only - 1, only + 1


def _scale(low: _End, high: _End, length: float) -> float:
    return (high.value - low.value) / (length - low.pixels(length) - high.pixels(length))


def _keep(ends: list[_End], one: _End, sign: int) -> None:
    """Keep an end unless one that is kept reaches as far with as much; drop those it outdoes."""
    for other in ends:
        if (
            sign * other.value >= sign * one.value
            and other.pad >= one.pad
            and (other.more or not one.more)
        ):
            return
    ends[:] = [
        other
        for other in ends
        if not (
            sign * one.value >= sign * other.value
            and other.pad <= one.pad
            and (one.more or not other.more)
        )
    ]
    ends.append(one)
