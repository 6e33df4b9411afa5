"""The only room with input and output: contracts, snapshots, questions."""
