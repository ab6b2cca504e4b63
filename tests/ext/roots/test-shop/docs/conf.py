project = "shop"
extensions = ["myst_parser", "sphinx_ddd"]
ddd_source_link = "https://example.org/shop/blob/main/{path}#L{line}"
