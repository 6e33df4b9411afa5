"""Errors a user may meet: each carries one Dutch sentence that says what to do."""


class DashboardError(Exception):
    """An expected error; ``str(error)`` is the Dutch sentence shown to the user."""


class ContractBroken(DashboardError):
    """A table does not keep its contract."""


class BadQuery(DashboardError):
    """A link asks for something that does not exist."""


class NoSnapshot(DashboardError):
    """The data folder holds no published snapshot."""


class SnapshotDamaged(DashboardError):
    """A file of a snapshot is missing or differs from its manifest."""


class OutsideScope(DashboardError):
    """Somebody asks for detail of an area outside their scope."""
