"""Plan: where do the six themes stand, and who has to do what?"""
