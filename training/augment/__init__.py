"""Sentences of the treebanks made to speak of states, offices and their holders."""
