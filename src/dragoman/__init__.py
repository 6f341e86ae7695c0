"""Reads news about relations between states into a record in which every fact keeps its words.

```python
import dragoman

reading = dragoman.code("Norway's president met the president of Chile in Oslo on 3 July 2024.")
record = dragoman.open("dragoman.db")
record.add(["articles/"])
record.events("NOR", "CHL")
```
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.app import Record, code
    from dragoman.app import open_record as open

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "code", "open"]


def __getattr__(name: str) -> Any:
    """Import the interface when it is first used, so that `import dragoman` stays quick."""
    if name not in {"Record", "code", "open"}:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from dragoman import app  # noqa: PLC0415 - see the docstring

    return getattr(app, "open_record" if name == "open" else name)


def __dir__() -> list[str]:
    """Name what the package offers, loaded or not."""
    return sorted(__all__)
