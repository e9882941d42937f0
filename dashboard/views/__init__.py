"""Evaluation of views without Streamlit: filters, URLs, results, captions, charts."""
