"""Facts judged by reading: packages that no rule was developed against, a draw that anyone can repeat, and what the readers said.

.. code-block:: console

   $ python -m tests.accuracy fetch TREES
   $ python -m tests.accuracy scan TREES FACTS
   $ python -m tests.accuracy draw FACTS --seed 1 > drawn.csv
"""
