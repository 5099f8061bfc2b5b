"""Every reason of a figure or a legal limit by its code: what it lacks and where that is filled in."""

from models.domain.reason import Reason
from models.indicators.registry import reasons
from models.legal.reasons import LEGAL_REASONS

REASONS: dict[str, Reason] = {reason.code: reason for reason in (*reasons(), *LEGAL_REASONS)}
