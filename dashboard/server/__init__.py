"""The server: Streamlit's pages and the ASGI routes on one port."""
