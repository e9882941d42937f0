"""What Streamlit draws: the parts that every page is made of."""
