"""What stands around Streamlit in the ASGI app."""
