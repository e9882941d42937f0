"""CPU sampler, imported by Python at its start if it is on the path.

Every few milliseconds the CPU time of each thread since the last sample is added to its innermost
frame outside the standard library; threads without Python have a line of their own. Once a second
the sums, in seconds, are written to the file ``BENCHMARK_SAMPLES``. The times of threads come from
/proc, so this needs Linux.
"""

import contextlib
import json
import os
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType


def _place(frame: FrameType | None) -> str:
    while frame is not None:
        code = frame.f_code
        path = code.co_filename
        if "site-packages" in path:
            return f"{path.split('site-packages/')[1]}:{code.co_name}"
        if "/lib/python" not in path and not path.startswith("<frozen"):
            return f"{Path(path).name}:{code.co_name}:{frame.f_lineno}"
        frame = frame.f_back
    return "Python itself"


def _used_by(thread: int) -> int:
    """Return the CPU time of a thread so far, in nanoseconds."""
    with open(f"/proc/self/task/{thread}/schedstat") as times:
        return int(times.read().split()[0])


def _sample(target: Path) -> None:
    spent: Counter[str] = Counter()
    used: dict[int, int] = {}
    of_all, written = time.process_time(), time.monotonic()
    own = threading.get_ident()
    while True:
        time.sleep(0.003)
        rest = time.process_time() - of_all
        of_all += rest
        frames = sys._current_frames()
        for thread in threading.enumerate():
            if thread.native_id is None:
                continue
            with contextlib.suppress(OSError):
                now = _used_by(thread.native_id)
                new = (now - used.get(thread.native_id, now)) / 1e9
                used[thread.native_id] = now
                rest -= new
                if thread.ident != own:
                    spent[_place(frames.get(thread.ident or 0))] += new
        spent["threads without Python"] += max(rest, 0)
        if time.monotonic() - written > 1:
            written = time.monotonic()
            part = target.with_suffix(".part")
            part.write_text(json.dumps(spent))
            os.replace(part, target)


if "BENCHMARK_SAMPLES" in os.environ:
    threading.Thread(
        target=_sample, args=(Path(os.environ["BENCHMARK_SAMPLES"]),), daemon=True
    ).start()
