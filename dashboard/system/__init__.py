"""Limits on the outside world: connections with a deadline, safe fetching, sandboxed subprocesses."""
