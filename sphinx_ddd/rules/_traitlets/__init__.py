"""Reading the traits of ``traitlets``."""
