"""The fictitious region of the demo: its map, its incidents with their truth, its deliveries and its plan."""
