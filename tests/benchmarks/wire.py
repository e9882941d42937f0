"""A proxy to a server that counts the bytes of its answers and limits bandwidth and latency."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self

_AT_ONCE = 1 << 13
"""Maximum bytes of one connection before the others have their turn."""

_IN_FLIGHT = 32
"""Maximum buffered pieces of one connection; the sender then has to wait."""


@dataclass(frozen=True)
class Line:
    """A visitor's line to a server: Mbit/s each way, and round trip in seconds."""

    mbits: float
    round_trip: float


class Wire:
    """Forward a local port to another one until the block ends.

    With a `line`, all connections share its bandwidth each way, every byte takes half its round
    trip, and opening a connection takes one. DNS, certificates and TCP's slow start are not
    simulated, equally for every app.
    """

    def __init__(self, target: int, line: Line | None = None) -> None:
        self.received = 0
        """Bytes sent by the server."""
        self.port = 0
        self._target = target
        self._line = line
        self._there, self._back = _Way(line), _Way(line)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Self:
        """Start forwarding from a free port."""
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop forwarding."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._connect, "localhost", 0, limit=1 << 20)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.CancelledError):  # The block has ended.
            if self._line is not None:
                await asyncio.sleep(self._line.round_trip)
            there, back = await asyncio.open_connection("localhost", self._target)
            await asyncio.gather(
                self._there.carry(reader, back), self._back.carry(there, writer, self._count)
            )

    def _count(self, size: int) -> None:
        self.received += size


class _Way:
    """One direction of a line, shared by all connections."""

    def __init__(self, line: Line | None) -> None:
        self._seconds_per_byte = 8e-6 / line.mbits if line else 0.0
        self._delay = line.round_trip / 2 if line else 0.0
        self._free_at = 0.0

    async def carry(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        count: Callable[[int], None] = lambda size: None,
    ) -> None:
        """Forward bytes until their end; the end takes as long as a byte."""
        arriving: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_IN_FLIGHT)
        delivering = asyncio.create_task(_deliver(arriving, sink))
        try:
            while chunk := await source.read(_AT_ONCE if self._seconds_per_byte else 1 << 16):
                count(len(chunk))
                await arriving.put((await self._sent(len(chunk)) + self._delay, chunk))
        except OSError:
            pass
        finally:
            with suppress(OSError):
                await arriving.put((_now() + self._delay, b""))
                await delivering

    async def _sent(self, size: int) -> float:
        """Wait until a number of bytes have left, in turn with other connections; return the time."""
        self._free_at = max(self._free_at, _now()) + size * self._seconds_per_byte
        left = self._free_at
        await asyncio.sleep(left - _now())
        return left


async def _deliver(
    arriving: asyncio.Queue[tuple[float, bytes]], sink: asyncio.StreamWriter
) -> None:
    try:
        while True:
            due, chunk = await arriving.get()
            if due > _now():
                await asyncio.sleep(due - _now())
            if not chunk:
                return
            sink.write(chunk)
            await sink.drain()
    except OSError:
        while (await arriving.get())[1]:
            pass
    finally:
        sink.close()


def _now() -> float:
    return asyncio.get_running_loop().time()
