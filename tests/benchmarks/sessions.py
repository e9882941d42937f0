"""Sessions without a browser: WebSockets that run the script once, like a page, and stay open."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmarks.apps import Server

_PATIENCE = 120.0


@contextmanager
def open_sessions(server: Server, count: int) -> Iterator[None]:
    """Hold `count` sessions open for the block; each has run the page's script once.

    Raises RuntimeError if a script ends with an exception, TimeoutError if it does not end.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    stack = AsyncExitStack()
    try:
        asyncio.run_coroutine_threadsafe(_open(stack, server, count), loop).result()
        yield
    finally:
        asyncio.run_coroutine_threadsafe(stack.aclose(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _open(stack: AsyncExitStack, server: Server, count: int) -> None:
    for _ in range(count):
        socket = await stack.enter_async_context(
            connect(
                f"ws://localhost:{server.port}/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item]
                max_size=None,
                proxy=None,
            )
        )
        async with asyncio.timeout(_PATIENCE):
            await _run(socket, server)
    # Memory that the server frees after a run does not count.
    await asyncio.sleep(3)


async def _run(socket: ClientConnection, server: Server) -> None:
    wish = BackMsg()
    wish.rerun_script.page_name = server.app.path.strip("/")
    wish.rerun_script.context_info.url = server.url
    wish.rerun_script.context_info.timezone = "UTC"
    wish.rerun_script.context_info.locale = "en-GB"
    wish.rerun_script.context_info.color_scheme = "light"
    await socket.send(wish.SerializeToString())
    charts = 0
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(_binary(await socket.recv()))
        kind = answer.WhichOneof("type")
        if kind == "delta":
            element = answer.delta.new_element.WhichOneof("type")
            if element == "exception":
                raise RuntimeError(
                    f"The script of {server.app.name} failed: "
                    f"{answer.delta.new_element.exception.message}"
                )
            charts += element == "plotly_chart"
        if kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
            if not charts:
                raise RuntimeError(f"The page of {server.app.name} has no chart.")
            return


def _binary(message: str | bytes) -> bytes:
    return message.encode() if isinstance(message, str) else message
