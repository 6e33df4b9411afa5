"""What was decided and what is claimed: an append-only register that outlives every snapshot."""
