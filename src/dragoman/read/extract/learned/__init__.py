"""A small model beside the frames: which words tell which act, and who does it to whom."""
