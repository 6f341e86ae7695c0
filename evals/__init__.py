"""Quality as a ratchet: floors per language that only rise, on articles of the project's own."""
