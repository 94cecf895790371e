"""The launcher keeps its promises: no orphan server, nothing lost, any folder, plain sentences."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import pytest

from hnsa import environment
from hnsa.launch import programs, venv
from hnsa.launch.cluster import Cluster
from hnsa.launch.locks import Lock
from hnsa.launch.readiness import _files_mark
from hnsa.launch.roles import prepare_roles
from hnsa.launch.words import Stopped

HOLDER = "import sys; from hnsa.launch.cluster import Cluster; from pathlib import Path\n" + (
    "print(Cluster(Path(sys.argv[1])).hold(), flush=True); sys.stdin.read()"
)
LONG_NAME = "a folder with spaces and a long name " * 5


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder with spaces, whose path is longer than any socket's may be."""
    place = tmp_path / LONG_NAME / "postgres"
    yield place
    if place.exists():
        Cluster(place).stop()


@pytest.fixture
def holder(folder: Path) -> Iterator[Callable[[], tuple[subprocess.Popen[str], str]]]:
    """Starts processes that hold the folder's cluster until they are killed."""
    started = []

    def start() -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(folder)],
            cwd=environment.PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        process.kill()
        process.communicate()


def asked(url: str, query: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def becomes_true(promise: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not promise() and time.monotonic() < end:
        time.sleep(0.05)
    return promise()


def test_after_kill_9_of_everything_no_server_is_left_and_nothing_is_lost(
    folder: Path, holder: Callable[[], tuple[subprocess.Popen[str], str]]
) -> None:
    cluster = Cluster(folder)
    launcher, url = holder()
    asked(url, "CREATE TABLE kept AS SELECT 7 AS number")
    server, guardian = cluster.server(), cluster.guardian()
    assert server and guardian

    launcher.kill()
    assert becomes_true(lambda: not cluster.server() and not cluster.guardian())

    launcher, url = holder()
    guardian = cluster.guardian()
    for each in (launcher.pid, guardian):
        os.kill(each, signal.SIGKILL)
    assert becomes_true(lambda: not cluster.server())

    launcher, url = holder()
    for each in (launcher.pid, cluster.guardian(), cluster.server()):
        os.kill(each, signal.SIGKILL)
    _, url = holder()
    assert asked(url, "SELECT number FROM kept") == [(7,)]


def test_the_server_stays_while_anybody_holds_it_and_comes_back_when_killed(
    folder: Path, holder: Callable[[], tuple[subprocess.Popen[str], str]]
) -> None:
    cluster = Cluster(folder)
    first, url = holder()
    second, same = holder()
    assert same == url
    server = cluster.server()
    first.kill()
    first.wait()
    time.sleep(0.5)
    assert cluster.server() == server
    os.kill(server, signal.SIGKILL)
    assert becomes_true(lambda: cluster.is_ready() and cluster.server() != server)
    assert asked(url, "SELECT 1") == [(1,)]
    second.kill()
    assert becomes_true(lambda: not cluster.server())


def test_another_process_that_got_the_servers_number_does_not_keep_it_from_starting(
    folder: Path,
) -> None:
    cluster = Cluster(folder)
    cluster.hold()
    cluster.leave(wait=30)
    (folder / "cluster" / "postmaster.pid").write_text(f"{os.getpid()}\n/elsewhere\n")
    assert asked(cluster.hold(), "SELECT 1") == [(1,)]
    cluster.leave(wait=30)


def test_our_log_in_is_no_superuser_and_the_application_role_owns_nothing(folder: Path) -> None:
    cluster = Cluster(folder)
    url = cluster.hold()
    rights = "SELECT rolname, rolsuper, rolbypassrls, rolcanlogin FROM pg_roles "
    assert asked(url, rights + "WHERE rolname LIKE 'hnsa%' ORDER BY 1") == [
        ("hnsa_app", False, False, False),
        ("hnsa_owner", False, False, True),
    ]
    prepare_roles(url)  # finds everything in order
    assert asked(url, "SELECT current_setting('listen_addresses')") == [("",)]
    assert stat.S_IMODE(cluster.socket_folder().stat().st_mode) == 0o700
    cluster.leave(wait=30)
    assert not cluster.socket_folder().exists()


def test_root_gives_the_server_to_another_user_even_below_closed_folders(folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root has to give the server away")
    folder.parent.mkdir(mode=0o700)
    cluster = Cluster(folder)
    cluster.hold()
    assert Path(f"/proc/{cluster.server()}").stat().st_uid != 0
    cluster.leave(wait=30)


def test_the_systems_postgresql_serves_where_the_wheel_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs.importlib.util, "find_spec", lambda name: None)
    try:
        found = programs.programs_for(folder / "cluster", programs.account_for(folder), folder)
    except Stopped as stopped:
        assert "DATABASE_URL" in str(stopped)
        pytest.skip("this system has no PostgreSQL of its own")
    cluster = Cluster(folder)
    told = asked(cluster.hold(), "SHOW server_version_num")
    assert told[0][0].startswith(str(found.version))  # type: ignore[attr-defined]
    assert asked(cluster.url(), "SELECT upper('é')") == [("É",)]
    cluster.leave(wait=30)


def test_data_of_another_version_are_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "PG_VERSION").write_text("9\n")
    account = programs.Account(os.geteuid(), os.getegid())
    with pytest.raises(Stopped, match="made by PostgreSQL 9"):
        programs.programs_for(tmp_path, account, tmp_path)


def test_two_data_folders_have_two_sockets(tmp_path: Path) -> None:
    one, two = Cluster(tmp_path / "one"), Cluster(tmp_path / "two")
    assert one.socket_folder() != two.socket_folder()


def test_a_lock_goes_with_its_process(tmp_path: Path) -> None:
    take = (
        "import sys; from pathlib import Path; from hnsa.launch.locks import Lock\n"
        "lock = Lock(Path(sys.argv[1])); lock.take(); print('held', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", take, str(tmp_path / "lock")],
        cwd=environment.PROJECT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    lock = Lock(tmp_path / "lock")
    assert not lock.take_at_once()
    process.kill()
    process.communicate()
    assert lock.take_within(1)
    lock.release()


# -- what is set from outside ----------------------------------------------------------------


def test_every_variable_is_explained_in_the_example_file() -> None:
    explained: dict[str, str] = {}
    sentence: list[str] = []
    for line in (environment.PROJECT / ".env.example").read_text().splitlines():
        if line.startswith("# "):
            sentence.append(line[2:])
        elif line.startswith("#"):
            explained[line[1:].partition("=")[0]] = " ".join(sentence)
            sentence = []
        else:
            sentence = []
    assert explained == environment.VARIABLES


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("HNSA_DEBUG", "maybe", lambda: environment.switch("HNSA_DEBUG")),
        ("HNSA_PORT", "eighty", lambda: environment.number("HNSA_PORT", 8000)),
        ("HNSA_PORT", "-1", lambda: environment.number("HNSA_PORT", 8000)),
        ("HNSA_ID_KEY", "short", lambda: environment.secret("HNSA_ID_KEY")),
    ],
)
def test_a_malformed_value_ends_in_a_sentence_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, read: Callable[[], object]
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.Misconfigured, match=name):
        read()


def test_an_undeclared_variable_cannot_be_read() -> None:
    with pytest.raises(LookupError):
        environment.text("HNSA_SOMETHING", "")


def test_keys_are_made_once_and_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*environment.KEYS, "DATABASE_URL"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("HNSA_DATA", str(tmp_path / "data"))
    key = environment.secret("HNSA_ID_KEY")
    assert len(key) >= environment.SHORTEST_SECRET
    assert environment.secret("HNSA_ID_KEY") == key != environment.secret("HNSA_SECRET_KEY")
    assert stat.S_IMODE((tmp_path / "data" / "keys.json").stat().st_mode) == 0o600


def test_a_server_of_ones_own_gets_no_silent_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HNSA_ID_KEY", raising=False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere/registry")
    monkeypatch.setenv("HNSA_DATA", str(tmp_path))
    with pytest.raises(environment.Misconfigured, match="HNSA_ID_KEY"):
        environment.secret("HNSA_ID_KEY")


# -- the virtual environment -----------------------------------------------------------------


def test_an_installed_environment_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(venv, "FOLDER", tmp_path)
    noted = {name: venv._hash(name) for name in venv.TESTING}
    (tmp_path / "installed.json").write_text(json.dumps(noted))
    (tmp_path / "bin").mkdir()
    venv.python().symlink_to(sys.executable)
    monkeypatch.setattr(venv, "_works", lambda: True)
    monkeypatch.setattr(venv, "_pip", lambda *words: pytest.fail("pip was called"))
    venv.prepare(venv.TESTING)


def test_an_old_python_is_told_so_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(venv, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(Stopped, match=r"Python 99\.0 or newer is needed"):
        venv.check_python()


def test_a_changed_migration_changes_the_mark(tmp_path: Path) -> None:
    place = environment.PROJECT / "requirements.txt"
    assert _files_mark([place], first="a") != _files_mark([place], first="b")
    assert _files_mark([place]) != _files_mark([])


def test_the_commands_work_in_a_folder_with_spaces(tmp_path: Path) -> None:
    clone = tmp_path / LONG_NAME
    clone.mkdir()
    shutil.copy(environment.PROJECT / "Makefile", clone)
    told = subprocess.run(
        ["make", "-n", "run", f"PYTHON={clone}/python"], cwd=clone, capture_output=True, text=True
    )
    assert f'exec "{clone}/python" -m hnsa.launch --with-parent run' in told.stdout
