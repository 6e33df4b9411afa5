"""Runs the benchmark of the screen."""

import sys

from benchmarks.screen import main

sys.exit(main(sys.argv[1:]))
