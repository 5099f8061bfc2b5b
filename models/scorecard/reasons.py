"""Every reason of a figure or legal limit, by its code."""

from models.domain.reason import Reason
from models.indicators.registry import reasons
from models.legal.reasons import LEGAL_REASONS

REASONS: dict[str, Reason] = {reason.code: reason for reason in (*reasons(), *LEGAL_REASONS)}
