"""What the pages of a large corpus show unless a user says what: a part that can be looked at."""

from dataclasses import replace

import duckdb

from graph.network.filters import Filters

LARGEST_VIEW = 20_000
"""Number of pairs of participants, counted in each report, up to which a network is shown whole."""

# How many pairs each report adds, and on which day.
_SIZES = """
sizes AS (
    SELECT event_id, date_start AS day, many * (many + 1) // 2 AS pairs
    FROM (SELECT event_id, count(*) AS many FROM participations GROUP BY event_id) JOIN events USING (event_id)
)
"""
_TOTAL = f"""
WITH {_SIZES}
SELECT coalesce(sum(pairs) FILTER (day = ''), 0), coalesce(sum(pairs), 0) FROM sizes
"""
_LATEST = f"""
WITH {_SIZES},
days AS (SELECT day, sum(pairs) AS pairs FROM sizes WHERE day <> '' GROUP BY day),
since AS (SELECT day, sum(pairs) OVER (ORDER BY day DESC) AS pairs FROM days)
SELECT coalesce(min(day) FILTER (pairs <= $most), max(day)) FROM since
"""
_CENTRE = f"""
WITH {_SIZES}
SELECT entity_id, any_value(persons.name)
FROM participations JOIN sizes USING (event_id) JOIN persons USING (entity_id) WHERE persons.role IN ('official', 'company')
GROUP BY entity_id ORDER BY sum(pairs) > $most, abs(sum(pairs) - $most), entity_id LIMIT 1
"""


def default_view(connection: duckdb.DuckDBPyConnection, filters: Filters) -> tuple[Filters, str]:
    """Filters under which no more of a corpus is shown than can be looked at.

    When `filters` already choose a part they stay as they are. Else they are narrowed to the latest
    days, or, when most of the corpus has no dates, to what surrounds one person. Also returned is
    a note of what part that is; blank when all is shown.
    """
    if filters.choose:
        return filters, ""
    ((undated, total),) = connection.execute(_TOTAL).fetchall()
    if total <= LARGEST_VIEW:
        return filters, ""
    if 2 * undated < total:
        ((since,),) = connection.execute(_LATEST, {"most": LARGEST_VIEW}).fetchall()
        return replace(filters, since=since), f"what was from {since} on"
    centre = connection.execute(_CENTRE, {"most": LARGEST_VIEW}).fetchone()
    return (replace(filters, ego=centre[0]), f"who met {centre[1]}") if centre else (filters, "")
