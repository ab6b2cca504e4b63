"""The Sphinx shell: the only place that knows Sphinx and docutils."""
