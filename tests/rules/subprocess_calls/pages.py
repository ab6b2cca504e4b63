"""What only Sphinx loads starts programs for those who write the documentation."""

import subprocess

from sphinx.util import logging

LOG = logging.getLogger(__name__)


# none of these
def setup(app):
    subprocess.run(["createdb", "pages"], check=True)
