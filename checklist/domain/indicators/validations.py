"""The closed vocabulary of validations: what a figure must agree with, and how that is compared."""

from __future__ import annotations

from collections.abc import Mapping

from checklist.domain.indicators.number_validations import NUMBER_VALIDATIONS
from checklist.domain.indicators.paper_validations import PAPER_VALIDATIONS
from checklist.domain.indicators.validation_types import ValidationType

VALIDATION_TYPES: Mapping[str, ValidationType] = {**NUMBER_VALIDATIONS, **PAPER_VALIDATIONS}
