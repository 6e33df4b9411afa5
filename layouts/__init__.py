"""What the screen shows: pure views, then components."""
