"""The page Gegevens: can I trust this?"""
