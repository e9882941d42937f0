"""How long tests wait for what must come: machines may be slow, busy, or both."""

WAIT_SECONDS = 60
"""For what must be seen in a browser, or answered by a server."""
PROCESS_SECONDS = 300
"""For a process of its own to end, or a server to start: it may build a store first."""
