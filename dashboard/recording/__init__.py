"""What people record: articles, the decisions of a review, and taking them back."""
