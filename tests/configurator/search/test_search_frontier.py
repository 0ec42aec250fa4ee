"""The frontier equals what trying everything finds."""

from hypothesis import given, settings
from search_by_trying import frontier_by_trying, tasks

from dms.configurator.search.frontier import frontier
from dms.configurator.search.task import Task


class TestEqualsTryingEverything:
    @settings(max_examples=2000, deadline=None)
    @given(tasks())
    def test_on_any_small_task(self, task: Task) -> None:
        assert frontier(task) == frontier_by_trying(task)
