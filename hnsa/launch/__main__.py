"""`python -m hnsa.launch COMMAND`: what the Makefile calls. Works with any Python from 3.8 on,
if only to say that a newer one is needed; continues in the virtual environment's Python."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable

from hnsa import environment
from hnsa.launch import venv
from hnsa.launch.locks import die_with_parent
from hnsa.launch.words import Stopped, say, warn

WITH_PARENT = "--with-parent"
"""Given by the Makefile: end when `make` is killed, however that happens."""


def run(arguments: list[str]) -> int:
    """the registry on 127.0.0.1, with its database and a background worker; Ctrl-C stops it"""
    from hnsa.launch import site

    return site.run()


def test(arguments: list[str]) -> int:
    """all tests, in parallel, the browser included (more words go to pytest)"""
    from hnsa.launch import chores

    return chores.tests(arguments)


def check(arguments: list[str]) -> int:
    """style, types, import contracts, templates, migrations, words"""
    from hnsa.launch import chores

    return chores.checks(arguments)


def bench(arguments: list[str]) -> int:
    """the measured ratios"""
    from hnsa.launch import chores

    return chores.benchmarks(arguments)


def words(arguments: list[str]) -> int:
    """collect and compile what is translated"""
    from hnsa.launch import chores

    return chores.words(arguments)


def manage(arguments: list[str]) -> int:
    """any of Django's commands"""
    from hnsa.launch import chores

    return chores.manage(arguments)


def install(arguments: list[str]) -> int:
    """only the virtual environment"""
    return 0


def postgres(arguments: list[str]) -> int:
    """the embedded database by hand: start (until Ctrl-C), stop, status"""
    from hnsa.launch.postgres import embedded

    cluster = embedded()
    order = arguments[0] if arguments else "status"
    if order == "start":
        say(cluster.hold())
        try:
            while True:
                time.sleep(3600)
        finally:
            cluster.leave(wait=60)
    if order == "stop":
        say("Stopped." if cluster.stop() else "It was not running.")
    elif order == "status":
        ready = cluster.is_ready()
        say(f"Running: {cluster.url()}" if ready else "Not running.")
        return 0 if ready else 3
    else:
        raise Stopped(f"{order!r} is not one of start, stop, status.")
    return 0


COMMANDS: dict[str, tuple[Callable[[list[str]], int], tuple[str, ...]]] = {
    "run": (run, venv.RUNNING),
    "test": (test, venv.TESTING),
    "check": (check, venv.TESTING),
    "bench": (bench, venv.TESTING),
    "words": (words, venv.TESTING),
    "manage": (manage, venv.RUNNING),
    "postgres": (postgres, venv.RUNNING),
    "install": (install, venv.TESTING),
}


def main(arguments: list[str]) -> int:
    """Carry out one command; its exit status."""
    os.chdir(environment.PROJECT)
    if WITH_PARENT in arguments[:1]:
        die_with_parent(signal.SIGTERM)
        arguments = arguments[1:]
    if not arguments or arguments[0] not in COMMANDS:
        for name, (order, _) in COMMANDS.items():
            say(f"  {name:<9} {order.__doc__}")
        return 2
    order, files = COMMANDS[arguments[0]]
    try:
        venv.check_python()
        venv.prepare(files)
        if not venv.is_ours():
            python = str(venv.python())
            os.execv(python, [python, "-m", "hnsa.launch", *arguments])
        return order(arguments[1:])
    except Stopped as stopped:
        warn(f"\n{stopped}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    # Shells start programs in the background with SIGINT ignored; ours ends by it all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda word, frame: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
