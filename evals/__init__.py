"""Quality as a ratchet: floors per language that only rise, on articles written for this project."""
