"""The dossier: one self-contained page over a whole record."""
