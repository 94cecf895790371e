"""Which PostgreSQL serves this clone, and short-lived ones for tests and benchmarks."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hnsa import environment
from hnsa.launch.cluster import Cluster


@functools.lru_cache(maxsize=4)
def embedded(folder: Path | None = None) -> Cluster:
    """This clone's own cluster (or the one in another data folder); not started by asking."""
    return Cluster((folder or environment.data_folder()) / "postgres")


def is_embedded() -> bool:
    """Whether this clone uses its own server rather than one named in DATABASE_URL."""
    return not environment.text("DATABASE_URL", "")


@contextlib.contextmanager
def throwaway_cluster(*, careful: bool = False) -> Iterator[str]:
    """A fresh cluster for the length of the block; its URL, also set as DATABASE_URL.

    Data, keys and uploads of the block lie in a temporary folder (HNSA_DATA) and go with it.
    `careful` keeps fsync on, for measurements that mean to say something.
    """
    folder = Path(tempfile.mkdtemp(prefix="hnsa-throwaway-"))
    cluster = Cluster(folder, throwaway=not careful)
    before = {name: os.environ.get(name) for name in ("DATABASE_URL", "HNSA_DATA")}
    owner = os.environ.pop("DATABASE_OWNER_URL", None)
    try:
        url = cluster.hold()
        os.environ.update(DATABASE_URL=url, HNSA_DATA=str(folder))
        yield url
    finally:
        for name, value in (*before.items(), ("DATABASE_OWNER_URL", owner)):
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
        cluster.leave(wait=30)
        shutil.rmtree(folder, ignore_errors=True)
