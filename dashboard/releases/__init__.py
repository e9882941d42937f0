"""NATO's releases of figures: reading a workbook, and what it revises."""
