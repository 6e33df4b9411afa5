"""The house: builds the app, serves it, and holds the command line; nobody imports it."""
