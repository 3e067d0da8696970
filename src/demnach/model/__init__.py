"""The types of a reading and the views that need nothing else."""

from demnach.model.types import *  # noqa: F403
