"""One fictitious region for all tests of this folder: made once, and not to be changed by a test."""

from dataclasses import dataclass

import pandas as pd
import pytest

from data import contracts
from data.sample.incidents import SampledIncidents, build_incidents
from data.sample.region import Region, build_region

BURGLARY = (contracts.WONINGINBRAAK, contracts.INBRAAK_MET_GEWELD)


@dataclass(frozen=True)
class Sample:
    """The region, all that happened in it, and the counted burglaries (1.1.1) with the year of each."""

    region: Region
    sampled: SampledIncidents
    counted: pd.DataFrame
    burglaries: pd.DataFrame


@pytest.fixture(scope="session")
def region():
    return build_region(2016)


@pytest.fixture(scope="session")
def sample(region):
    sampled = build_incidents(region.areas, region.cells, seed=2016)
    counted = sampled.incidents[~sampled.incidents["lapsed"]]
    counted = counted.assign(year=counted["earliest"].dt.year, month=counted["earliest"].dt.month)
    return Sample(region, sampled, counted, counted[counted["crime_type"].isin(BURGLARY)])
