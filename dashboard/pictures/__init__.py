"""Charts as pictures, without a browser: Plotly figures to SVG, SVG to PNG."""
