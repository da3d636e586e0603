"""Drafts: what somebody was typing when the desk was locked, or when the program broke off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import Base


class Draft(Base):
    """What one account has typed on one page, and has not saved.

    ``words`` name it ("Desk"), ``content`` is what the window needs to put it back. It may hold
    anything about anybody: it goes when it is saved or thrown away, with whoever it is about, and
    after some days by itself. ``account_id`` is None for a house without accounts.
    """

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_whose", "site_id", "account_id"),)

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    page: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(String(200))
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id"), default=None, index=True
    )
