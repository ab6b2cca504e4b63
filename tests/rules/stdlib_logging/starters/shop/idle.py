"""Starts nothing."""

import logging

logging.basicConfig(level=logging.INFO)
