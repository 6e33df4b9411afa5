"""The one module that acts on import: reads the settings, opens the data, builds the app for gunicorn."""

from __future__ import annotations

import logging
import os

from dashboard.app import create_app
from dashboard.config import Settings
from dashboard.opening import open_answers

settings = Settings.from_env(os.environ)
logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("pyogrio").setLevel(logging.WARNING)
app = create_app(settings, open_answers(settings))
server = app.server
