from shop._about import __version__
