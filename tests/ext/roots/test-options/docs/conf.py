extensions = ["myst_parser", "sphinx_ddd"]
html_permalinks = False
ddd_source_link = "https://example.org/{path}#L{line}"
