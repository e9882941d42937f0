"""NATO's releases of figures: reading a workbook, and comparing it with the release before."""
