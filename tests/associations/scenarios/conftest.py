"""The people of the stories, and all rows shown to whoever tells them."""

from collections.abc import Iterator

import pytest

from hnsa.core import scope
from tests.cast import Cast, everywhere, let_in


@pytest.fixture
def seen(cast: Cast) -> Iterator[Cast]:
    """Inside: every row is shown, as in a request of somebody who may see it."""
    with cast.seeing_all():
        for name in ("saima", "amina", "bilal", "farid", "regina", "rita"):
            let_in(getattr(cast, name))
        scope.show(everywhere())
        yield cast
