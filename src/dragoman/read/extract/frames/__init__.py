"""Claims by frames: words of the pack, slots undone by syntax, sides from the mentions."""
