"""Time limits of tests, generous because machines may be slow or busy."""

WAIT_SECONDS = 120
"""For an element in a browser, or a server's answer."""
PROCESS_SECONDS = 300
"""For a subprocess to end, or a server to start, which may build a store first."""
