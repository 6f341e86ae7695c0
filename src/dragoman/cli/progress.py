"""A progress bar on a terminal; silence everywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dragoman.app import Refusal


@contextmanager
def shown(what: str, total: int | None) -> Iterator[Callable[[Any], None]]:
    """Give a function to call with every outcome; it moves the bar, if there is one."""
    if not sys.stderr.isatty():
        yield lambda outcome: None
        return
    # Not at the top: rich takes a fifth of a second, and only a terminal needs it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    refused = 0
    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=total)

        def advance(outcome: Any) -> None:
            nonlocal refused
            refused += isinstance(outcome, Refusal)
            said = f"{what} ({refused} refused)" if refused else what
            bar.update(task, advance=1, description=said)

        yield advance
