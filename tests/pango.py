"""Tests that print a PDF need Pango; a developer's machine may lack it, the build may not."""

import os

import pytest

from hnsa.core import paper

needs_pango = pytest.mark.skipif(
    paper._loaded() is None and not os.environ.get("CI"), reason="no Pango on this machine"
)
