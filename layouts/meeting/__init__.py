"""The page DVO: slides for one district, and decisions recorded on the spot."""
