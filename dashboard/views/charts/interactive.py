"""The plotly.js script for pages without a server."""

from functools import cache

from plotly.offline import get_plotlyjs


@cache
def plotly_js() -> str:
    """Return the script from the installed Plotly package, about 5 MB; read once."""
    script: str = get_plotlyjs()
    return script
