"""From raw news to an article: a readable view, its noise, language, dateline and source."""
