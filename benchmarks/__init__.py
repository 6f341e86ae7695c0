"""How fast Dragoman is, and what it needs."""
