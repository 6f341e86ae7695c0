"""The world as data: states, cities, bodies, organs, groups, sources, offices, dated facts."""
