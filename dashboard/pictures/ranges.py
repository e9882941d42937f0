"""The automatic range of an axis, by Plotly's rules of autorange.

Every trace, annotation and shape adds its outermost values, each with the padding in pixels that
it needs; the range is the tightest in which all of them fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

_MORE = 0.05
"""Fraction of an axis left free beyond points."""

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
        """Add values with their padding in pixels below and above, one for all or one each."""
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
        """Return the range of an axis `length` pixels long, or None without values."""
        if not self.lows:
            return None
        least = min(end.value for end in self.lows)
        most = max(end.value for end in self.highs)
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
        best, tightest = 0.0, (self.lows[0], self.highs[0])
        for low in self.lows:
            for high in self.highs:
                span = high.value - low.value
                if span <= 0:
                    continue
                left = length - low.pixels(length) - high.pixels(length)
                pair = low, high
                if left <= length / 10:  # ignore padding that takes nearly the whole axis
                    left, pair = length, (_End(low.value), _End(high.value))
                if span / left > best:
                    best, tightest = span / left, pair
        return tightest

    def _around(self, only: float, length: float, mode: str) -> tuple[float, float]:
        if mode == "tozero":
            if only == 0:
                return 0.0, 1.0
            ends = self.highs if only > 0 else self.lows
            most = max(end.pixels(length) for end in ends)
            end = only / (1 - min(0.5, most / length))
            return (0.0, end) if only > 0 else (end, 0.0)
        if mode == "nonnegative":
            return max(0.0, only - 1), max(1.0, only + 1)
        return only - 1, only + 1


def _scale(low: _End, high: _End, length: float) -> float:
    return (high.value - low.value) / (length - low.pixels(length) - high.pixels(length))


def _keep(ends: list[_End], new: _End, sign: int) -> None:
    """Add an end unless another makes it redundant; drop the ends that it makes redundant."""
    for other in ends:
        if (
            sign * other.value >= sign * new.value
            and other.pad >= new.pad
            and (other.more or not new.more)
        ):
            return
    ends[:] = [
        other
        for other in ends
        if not (
            sign * new.value >= sign * other.value
            and other.pad <= new.pad
            and (new.more or not other.more)
        )
    ]
    ends.append(new)
