"""How a brief is shown. One module per format; add yours to the table."""

GROUP = "dragoman.renderers"
RENDERERS = {
    "markdown": "dragoman.brief.render.markdown:render",
    "html": "dragoman.brief.render.html:render",
}
