"""Corpus files made from tables that were not found in any article."""

import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import duckdb
import pandas as pd
from facts_as_frames import Facts
from recorded_tagger import CAST, facts_of

from graph.building.publishing import publish
from graph.network.filters import Filters
from graph.store.state import State
from graph.tables.frames import COLUMNS

_TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE"}


@cache
def thirty_articles() -> Facts:
    """What thirty articles say of visits to firms and meetings on several days."""
    rng = random.Random(1)
    texts = []
    for number in range(30):
        first, *others = rng.sample(CAST, 4)
        where = rng.choice(("主持召开会议", "到远岚科技有限公司调研", "与云垚集团签约"))
        texts.append(
            f"1月{1 + number % 9}日，区长{first}{where}，副区长{others[0]}、{'、'.join(others[1:])}参加。"
        )
    return facts_of(*texts)


def fill(state: State, tables: Mapping[str, pd.DataFrame]) -> None:
    """Put tables in the place of those that a build would make."""
    with state.transaction():
        for table, frame in tables.items():
            columns = ", ".join(f'"{name}" {_TYPES[kind]}' for name, kind in COLUMNS[table].items())
            _replace(state.connection, table, columns, frame)
        state.connection.execute("DELETE FROM observed.articles")
        state.connection.execute(
            "INSERT INTO observed.articles BY NAME SELECT * EXCLUDE duplicate_of FROM main.articles"
        )
        state.remember("revision", "1")


def keep(tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """A corpus file that holds the tables."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with State(path) as state:
        fill(state, tables)


def leave(tables: Mapping[str, pd.DataFrame], out: Path) -> None:
    """The folder that a build would leave."""
    keep(tables, out / "corpus.duckdb")
    with State(out / "corpus.duckdb") as state:
        publish(state, out, Filters())


def _replace(connection: duckdb.DuckDBPyConnection, table: str, columns: str, frame: pd.DataFrame) -> None:
    connection.execute(f'CREATE OR REPLACE TABLE main."{table}" ({columns})')
    connection.register("incoming", frame)
    names = ", ".join(f'"{name}"' for name in frame.columns)
    connection.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM incoming')
    connection.unregister("incoming")
