// While developing nothing is cached: what was just built is what is served.
