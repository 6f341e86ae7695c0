"""Where work runs. One module per engine; add yours to the table."""

GROUP = "dragoman.engines"
ENGINES = {
    "local": "dragoman.engines.local:Local",
    "processes": "dragoman.engines.processes:Processes",
}
