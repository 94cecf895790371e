"""The site in a process of its own, which dies after a request that asks for it.

The change is committed then, and nothing of the answer has left: as when the power fails in that
moment. `python -m tests.hnsa.dying_server` says on which port it listens.
"""

import os
from collections.abc import Iterable
from typing import Any
from wsgiref.simple_server import make_server

MARK = "X-Die-Before-The-Answer"


class Dying:
    """The application; after a marked request it is no more."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer: Iterable[bytes] = self.application(environ, start_response)
        if environ.get(f"HTTP_{MARK.upper().replace('-', '_')}"):
            os._exit(9)
        return answer


def serve() -> None:
    """Listen until the process is ended."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hnsa.settings")
    from hnsa.wsgi import application

    with make_server("127.0.0.1", 0, Dying(application)) as server:
        print(server.server_port, flush=True)  # noqa: T201  # read by the test
        server.serve_forever()


if __name__ == "__main__":
    serve()
