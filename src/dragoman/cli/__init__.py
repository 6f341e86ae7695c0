"""The command line: plain verbs over `dragoman.app`."""

from dragoman.cli.program import main

__all__ = ["main"]
