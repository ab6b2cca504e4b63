"""Docs of the shop: two extensions, one theme, one threshold."""

project = "shop"
author = copyright = "The shop team"
release = version = "2.4.0"
extensions = ["myst_parser", "sphinx_ddd"]
html_theme = "furo"
exclude_patterns = ["_build"]

# The build fails below this. Sources are found from pyproject.toml, the site file is ddd.toml beside this file.
ddd_fail_under = 4.0

# Alert rules, crontab, Compose file and Makefile of the people who run the shop.
ddd_ops_files = ["../ops/*"]

# Each item of a runbook links to its line; the paths of facts begin with the package.
ddd_source_link = "https://git.example.org/shop/blob/v2.4.0/src/{path}#L{line}"
linkcheck_ignore = [r"https://git\.example\.org/"]
