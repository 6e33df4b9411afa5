"""The areas of the demo without their outlines: enough for what people decided, claimed and did."""

from __future__ import annotations

import pandas as pd

from data.reference import municipalities

COLUMNS = ["code", "name", "level", "parent_code", "dwellings"]


def demo_areas() -> pd.DataFrame:
    """Give unit, districts, the municipalities of 2016 and a few wijken for each."""
    facts = municipalities().replace({"code": {"GM0241": "GM1945"}, "name": {"Groesbeek": "Berg en Dal"}})
    districts = facts[["district_code", "district_name"]].drop_duplicates()
    rows: list[tuple[str, str, str, str | None, int]] = [("ON", "Oost-Nederland", "eenheid", None, 0)]
    rows += [(code, name, "district", "ON", 0) for code, name in districts.itertuples(index=False)]
    for one in facts.itertuples():
        rows.append((one.code, one.name, "gemeente", one.district_code, one.dwellings))
        share = one.dwellings // 10
        rows += [(f"WK{one.code[2:]}{i:02d}", f"wijk {i}", "wijk", one.code, share * i) for i in range(1, 5)]
    return pd.DataFrame(rows, columns=COLUMNS)
