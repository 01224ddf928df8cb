"""Content-derived identifiers: the same input gives the same id on every machine."""

from hashlib import blake2b


def make_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and 16 hex digits of a digest over ``parts``, whose order matters."""
    digest = blake2b(digest_size=8)
    for part in parts:
        encoded = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return f"{prefix}-{digest.hexdigest()}"
