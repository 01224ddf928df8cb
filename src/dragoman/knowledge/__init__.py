"""Data files and their loaders: ontology, word lists, register, packs."""
