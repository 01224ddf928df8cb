"""dragoman reads news articles on a conflict and keeps a record that leads back to their words.

In the order an article passes: ``ingest``, ``annotate``, ``resolve``, ``coding`` look at one
document; ``link`` and ``analyse`` at many; ``present`` shows what was found. ``pipeline`` joins
them and is the file to read first.
"""

__version__ = "0.1.0"
