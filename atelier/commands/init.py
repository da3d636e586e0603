"""``init``: make or upgrade the database."""

from functools import partial

import click

from atelier.commands.frame import Frame
from atelier.database.migrate import newest_revision
from atelier.language import tr
from atelier.settings.actions import found_house


@click.command("init")
@click.option("--name", help="The name of the house; another name adds another house.")
@click.pass_obj
def command(frame: Frame, name: str | None) -> None:
    """Make the database, or bring it up to this version."""
    frame.open(create=True)
    another = name is not None
    frame.perform(partial(found_house, name=name or "Wijkatelier", another=another, bare=True))
    revision = f"{newest_revision():04d}"
    frame.answer(
        {"revision": revision}, tr("The database is ready ({revision}).", revision=revision)
    )
