"""Docs of seven modules of ansible-core. What is read is given on the command line: see ``build.py``."""

project = "Maintenance of Ansible modules"
extensions = ["sphinx_ddd"]
