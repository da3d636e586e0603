"""Enrolment: places, waiting lists, and whom to call about them."""
