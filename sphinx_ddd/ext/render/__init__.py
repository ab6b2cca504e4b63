"""Runbooks and scores as docutils nodes: standard ones only, so that every builder can write them."""
