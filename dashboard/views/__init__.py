"""What a view shows in a state, without Streamlit: filters, URLs, results, captions, charts."""
