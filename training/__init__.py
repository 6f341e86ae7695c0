"""Training of the language pipelines that ship with Dragoman. Start with `python -m training.run
--help`."""
