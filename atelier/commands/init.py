"""``init``: make or upgrade the database."""

import click

from atelier.commands.frame import Frame
from atelier.database.migrate import newest_revision
from atelier.language import tr
from atelier.settings.actions import found_house


@click.command("init")
@click.option("--name", default="Wijkatelier", help="The name of the house.")
@click.pass_obj
def command(frame: Frame, name: str) -> None:
    """Make the database, or bring it up to this version."""
    frame.open(create=True)
    frame.perform(lambda session: found_house(session, name=name))
    revision = f"{newest_revision():04d}"
    frame.answer(
        {"revision": revision}, tr("The database is ready ({revision}).", revision=revision)
    )
