"""Follows a program from its start the way Python would, over values as far as they are known, up to one call that is looked for.

The evaluator answers what one expression is. Here the question is what arguments reach a call when objects, base classes,
wrappers and helpers stand between: nothing is imported or executed, statements are followed one after the other.
"""
