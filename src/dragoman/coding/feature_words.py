"""What a feature of the verifier says, in the words in which an event explains itself."""

# Under the name of a feature, what its value tells; features without a value stand for themselves.
SAID = {
    "entry": "entry {}",
    "type": "type {}",
    "word": "the word “{}”",
    "mode": "mode {}",
    "composed": "made by “{}”",
    "reason": "reason: {}",
    "public": "how public the sides are: {} of 5",
    "form": "told by a {}",
    "role": "its noun is {} of the verb",
    "label": "stands as {}",
    "chain": "stands in {}",
    "clauses above": "{} words above it",
    "above": "under “{}”",
    "modal": "modal: {}",
    "tense": "tense {}",
    "helper": "helping verb {}",
    "actor": "done by: {}",
    "recipient": "done to: {}",
    "actor word": "done by “{}”",
    "recipient word": "done to “{}”",
    "sides": "who to whom: {}",
    "object": "object “{}”",
    "child": "with {}",
    "in": "“{}” in the sentence",
    "-2": "“{}” two words before",
    "-1": "“{}” before it",
    "+1": "“{}” after it",
    "+2": "“{}” two words after",
}


def say_feature(name: str) -> str:
    """Return what a feature says; of a feature of two parts, both."""
    key, equals, value = name.partition("=")
    said = SAID.get(key)
    if not equals or said is None:
        return name.replace("=", " ")
    first, space, second = value.partition(" ")
    if space and "=" in second:
        return f"{said.format(first)} and {say_feature(second)}"
    return said.format(value)
