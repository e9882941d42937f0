"""Streamlit: the app, its pages, filter bar, evidence drawer, share dialog and desk."""
