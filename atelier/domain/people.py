"""People: everyone whom the house knows by name, and how a name is found again."""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from atelier.domain.base import NEVER_AGAIN, Base, folded, word


class NameOrder(StrEnum):
    """The four official ways in which one may use a partner's name."""

    OWN = "own"
    PARTNER = "partner"
    PARTNER_OWN = "partner_own"
    OWN_PARTNER = "own_partner"


class Person(Base):
    """Someone who visits, takes part or volunteers; these fields and no others.

    No citizen number, no birth date, no gender, no health, no note: rules P2 to P4. Texts are
    NFC, with single spaces. ``sort_key`` is the folded core of the name, then the rest.
    ``erasure_key`` is a random number, all that is kept of whoever is erased (rule P16).
    ``last_seen_on`` is the last day of the visits from which the name went (rule P15).
    """

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("birth_year BETWEEN 1900 AND 2100", name="born_in_a_year"),
        CheckConstraint("length(postcode) = 4", name="four_digits_of_the_postcode"),
        Index("ix_person_sort_key", "site_id", "sort_key"),
        Index("ix_person_birth_year", "site_id", "birth_year"),
        Index("ix_person_postcode", "site_id", "postcode"),
        UniqueConstraint("erasure_key"),
        NEVER_AGAIN,
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    given_name: Mapped[str] = mapped_column(String(80), default="")
    prefix: Mapped[str] = mapped_column(String(30), default="")
    family_name: Mapped[str] = mapped_column(String(120), default="")
    partner_prefix: Mapped[str] = mapped_column(String(30), default="")
    partner_name: Mapped[str] = mapped_column(String(120), default="")
    name_order: Mapped[NameOrder] = mapped_column(word(NameOrder), default=NameOrder.OWN)
    sort_key: Mapped[str] = mapped_column(folded(250), default="")
    birth_year: Mapped[int | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(String(4), default=None)
    phone: Mapped[str | None] = mapped_column(String(20), default=None)  # E.164
    email: Mapped[str | None] = mapped_column(String(120), default=None)
    may_contact: Mapped[bool | None] = mapped_column(default=None)
    entered_on: Mapped[date | None] = mapped_column(default=None)
    last_seen_on: Mapped[date | None] = mapped_column(default=None)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batch.id"), default=None, index=True)
    erasure_key: Mapped[UUID] = mapped_column(init=False, insert_default=uuid4)
    version: Mapped[int] = mapped_column(init=False)

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read once by SQLAlchemy


class TokenKind(IntEnum):
    """What a token of a name is.

    WORD is a word of the name itself, JOINED a way to type more words in one piece (vandenberg,
    tberg), SOUND what a word sounds like. PAIR is a word behind the first letter of another word
    (btoos for Toos Berg) and HEARD_PAIR the same of their sounds: two words that were typed are
    found in one small range, however many people bear each of them.
    """

    WORD = 0
    JOINED = 1
    SOUND = 2
    PAIR = 3
    HEARD_PAIR = 4


class NameToken(Base):
    """One folded word of a name; ``kind`` is a TokenKind.

    The search reads a range of this index, and an erased name leaves it at once.
    """

    __tablename__ = "name_token"
    __table_args__ = (
        Index("ix_name_token_word", "site_id", "kind", "token", "person_id"),
        Index("ix_name_token_person", "person_id", "kind", "token"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[int] = mapped_column(SmallInteger)
    token: Mapped[str] = mapped_column(folded(120))


class TokenDeletion(Base):
    """A word of the vocabulary with one letter left out: where a typing error is looked up."""

    __tablename__ = "token_deletion"
    __table_args__ = (
        UniqueConstraint("site_id", "deletion", "token"),
        Index("ix_token_deletion_token", "site_id", "token"),
    )

    site_id: Mapped[int] = mapped_column(ForeignKey("site.id"))
    deletion: Mapped[str] = mapped_column(folded(8))
    token: Mapped[str] = mapped_column(folded(8))
