"""The plotly.js that draws our figures on pages without a server."""

from functools import cache

from plotly.offline import get_plotlyjs


@cache
def plotly_js() -> str:
    """Return the script that the installed Plotly brings, about 5 MB; read once."""
    script: str = get_plotlyjs()
    return script
