"""From an article to what it says."""
