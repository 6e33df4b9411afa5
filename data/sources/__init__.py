"""Raw deliveries on their way to the contract: police, areas, measures, open data."""
