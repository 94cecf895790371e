"""Throw-away console of helper X3."""
import io, time, traceback, contextlib
from pathlib import Path
import pytest
pytestmark = pytest.mark.django_db(transaction=True)
D = Path("/tmp/x3c")

import hnsa.urls  # all of it, before anybody changes a file

def test_console(live_server, browser, tmp_path):
    space = dict(live_server=live_server, browser=browser)
    (D / "ready").write_text("x")
    end = time.time() + 3000
    while time.time() < end and not (D / "stop").exists():
        todo = D / "cmd.py"
        if todo.exists():
            text = todo.read_text(); todo.unlink()
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                t = time.time()
                try:
                    exec(compile(text, "cmd", "exec"), space)
                except BaseException:
                    out.write(traceback.format_exc()[-3500:])
                out.write(f"[{time.time()-t:.1f}s]\n")
            (D / "out.tmp").write_text(out.getvalue()); (D / "out.tmp").rename(D / "out")
        time.sleep(0.1)
