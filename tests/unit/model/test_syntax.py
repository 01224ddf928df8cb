"""Token columns: subtrees and look-up by characters."""

from dragoman.model.syntax import Tokens

# Haftar attacked Sidra port
COLUMNS = Tokens(
    start=(0, 7, 16, 22),
    end=(6, 15, 21, 26),
    text=("Haftar", "attacked", "Sidra", "port"),
    lemma=("haftar", "attack", "sidra", "port"),
    pos=("PROPN", "VERB", "PROPN", "NOUN"),
    tag=("NNP", "VBD", "NNP", "NN"),
    dep=("nsubj", "ROOT", "compound", "dobj"),
    head=(1, 1, 3, 1),
    entity=("", "", "", ""),
    sentence=(0, 0, 0, 0),
)


def test_tokens_know_children_edges_and_ancestors() -> None:
    assert COLUMNS.children(1) == (0, 3)
    assert COLUMNS.children_by(1, "dobj") == (3,)
    assert (COLUMNS.left_edge(3), COLUMNS.right_edge(3)) == (2, 3)
    assert (COLUMNS.left_edge(1), COLUMNS.right_edge(1)) == (0, 3)
    assert COLUMNS.subtree(3) == [2, 3]
    assert list(COLUMNS.ancestors(2)) == [3, 1]


def test_tokens_between_finds_those_that_overlap_the_characters() -> None:
    assert list(COLUMNS.between(16, 26)) == [2, 3]
    assert list(COLUMNS.between(5, 8)) == [0, 1]
    assert list(COLUMNS.between(6, 7)) == []
    assert list(COLUMNS.between(26, 40)) == []
