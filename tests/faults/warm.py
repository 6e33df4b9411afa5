"""Makes the small worlds once, in the server that children are forked from, so that children only write."""

from tests.faults.small import small

for number in range(1, 5):
    small(number)
