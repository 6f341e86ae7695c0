"""Reads news about relations between states into a record in which every fact keeps its words.

```python
import dragoman

dragoman.code("Norway's president met the president of Chile in Oslo.")
record = dragoman.open("dragoman.db")
record.add(["articles/"])
```
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.app import Record, code, open_record

__version__ = "0.1.0"
__all__ = ["Record", "__version__", "code", "open", "open_record"]


def __getattr__(name: str) -> Any:
    """Import the interface when it is first used, so that `dragoman --help` stays fast."""
    if name not in {"Record", "code", "open", "open_record"}:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from dragoman import app  # noqa: PLC0415 - the import loads spaCy, which takes seconds

    return getattr(app, "open_record" if name == "open" else name)
