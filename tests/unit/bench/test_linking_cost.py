"""What linking very many names costs."""

from dragoman.bench.linking_cost import LinkingCost, measure_linking_cost
from dragoman.config import Config


def test_score_compares_with_bare_look_ups() -> None:
    cost = LinkingCost(mentions=1_000, linked=0.04, compared=0.01, looked_up=0.001, growth=1.004)
    score = cost.score()
    assert (score["microseconds"], score["per_look_up"], score["growth"]) == (50.0, 50, 1.0)


def test_names_cost_more_to_link_than_to_look_up() -> None:
    cost = measure_linking_cost(Config(), 1_600)
    assert cost.mentions == 1_600
    assert cost.linked > cost.looked_up > 0
