"""How the embedded server is set up."""

from __future__ import annotations

_CAREFUL = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "temp_buffers": "128MB",  # the list that is being written; taken only where it is needed
    "maintenance_work_mem": "128MB",
    "work_mem": "16MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    # A backend at work notices that its client, or the server itself, was killed.
    "client_connection_check_interval": "5s",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    # Statements and details of errors carry persons' values; they stay out of the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
_CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


def options(*, throwaway: bool) -> dict[str, str]:
    """The server's settings; a throw-away one does not wait for the disk."""
    return {**_CAREFUL, **(_CARELESS if throwaway else {})}


def locales(version: int) -> list[tuple[str, ...]]:
    """The same order of letters on every system where possible (no ICU is in the wheel)."""
    if version >= 17:
        return [("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")]
    return [("--locale=C.UTF-8",), ("--locale=C",)]
