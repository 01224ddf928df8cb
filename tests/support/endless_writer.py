"""A process that writes batches of eight articles until it is killed; prints each one kept."""

import sys
from pathlib import Path

from hand import seizure

from dragoman.store.sqlite import open_store

with open_store(Path(sys.argv[1]), write=True) as store:
    for batch in range(int(sys.argv[2]), 100_000):
        readings = [seizure(f" No {batch}.{number}").reading for number in range(8)]
        store.write(readings, made_by="s1")
        sys.stdout.write(f"{batch}\n")
        sys.stdout.flush()
