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


class NotAllowed(DashboardError):
    """Somebody wants to record what is not theirs to record."""


class OutsideScope(DashboardError):
    """Somebody asks for detail of an area outside their scope."""


class DiskFailed(DashboardError):
    """The disk refused while something was published; what was there has not changed."""


class Busy(DashboardError):
    """Somebody else is publishing in this data folder at this moment."""


class Unconfirmed(DashboardError):
    """A version was published, but the disk did not confirm that it will survive a power cut."""

    def __init__(self, sentence: str, version: str) -> None:
        super().__init__(sentence)
        self.version = version


class Implausible(DashboardError):
    """A delivery differs so much from what was there that a person must say that it is right."""


class InputRefused(DashboardError):
    """A delivered file or an option cannot be used as it is."""
