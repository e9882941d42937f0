"""The static site: views, data and evidence of one revision as a folder."""
