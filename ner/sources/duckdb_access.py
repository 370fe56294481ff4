"""What DuckDB may touch while it reads a file of somebody else: nothing but that file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

NO_EXTENSIONS: dict[str, str | bool | int | float | list[str]] = {
    "autoload_known_extensions": False,
    "autoinstall_known_extensions": False,
    "allow_community_extensions": False,
}
"""Settings with which DuckDB neither loads nor downloads code for what it finds in a file."""


def shut(
    connection: Any, files: Sequence[str] = (), folders: Sequence[Path] = (), *, lock: bool = True
) -> None:
    """Deny SQL all files, the network and extensions; this cannot be undone while the database is open.

    Args:
        connection: to a database in DuckDB.
        files: that may be read all the same; absolute paths, no patterns.
        folders: that may be read and written by absolute paths.
        lock: whether to lock all other settings too.
    """
    (open_now,) = connection.execute("SELECT current_setting('enable_external_access')").fetchall()[0]
    if not open_now:
        return
    connection.execute("SET allowed_paths = $1", [list(files)])
    connection.execute("SET allowed_directories = $1", [[f"{folder.resolve()}/" for folder in folders]])
    connection.execute("SET enable_external_access = false")
    if lock:
        connection.execute("SET lock_configuration = true")
