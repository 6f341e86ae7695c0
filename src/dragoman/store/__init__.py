"""Where readings are kept. One module per backend; add yours to the table."""

GROUP = "dragoman.stores"
STORES = {
    "memory": "dragoman.store.memory:MemoryStore",
    "sqlite": "dragoman.store.sqlite:SqliteStore",
}
