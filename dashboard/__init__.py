"""Pledgewatch: defence spending, membership and reactions, every mark with its evidence."""
