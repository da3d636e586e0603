"""The administrator's command line: ``atelier-admin``. It runs without Qt."""

import importlib
from pathlib import Path

import click

from atelier.commands.frame import Frame, as_url, default_url, leave, speak
from atelier.domain import DeskError

_COMMANDS = Path(__file__).parent / "commands"


class _Verbs(click.Group):
    """Finds each verb in the file of its name, so that one verb loads one feature."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(
            path.stem.removesuffix("_") for path in _COMMANDS.glob("[a-z]*.py") if _is_verb(path)
        )

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = f"{cmd_name}_" if cmd_name == "import" else cmd_name
        if not _is_verb(_COMMANDS / f"{name}.py"):
            return None
        module = importlib.import_module(f"atelier.commands.{name}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Let ``--json`` and its like stand before or after the verb."""
        return super().parse_args(ctx, _shared_first(args))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DeskError as error:
            leave(ctx.obj, error)
        finally:
            if isinstance(ctx.obj, Frame):
                ctx.obj.close()
        return None


def _shared_first(args: list[str]) -> list[str]:
    shared: list[str] = []
    others: list[str] = []
    waiting = iter(args)
    for word in waiting:
        if word == "--json" or word.startswith(("--database=", "--language=")):
            shared.append(word)
        elif word in {"--database", "--language"}:
            shared += [word, *([next(waiting, "")])]
        else:
            others.append(word)
    return shared + others


def _is_verb(path: Path) -> bool:
    """Whether a file is a verb: "calendar_changes" holds verbs of "calendar", and is none."""
    known = path.stem != "frame" and "_" not in path.stem.removesuffix("_")
    return path.exists() and known and path.stem.isidentifier()


@click.group(cls=_Verbs)
@click.option("--database", help="Address or file of the database.")
@click.option("--language", type=click.Choice(["nl", "en"]))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.pass_context
def main(ctx: click.Context, database: str | None, language: str | None, as_json: bool) -> None:
    """Look after the database of a neighbourhood house."""
    speak(language)
    ctx.obj = Frame(as_url(database) if database else default_url(), as_json)


if __name__ == "__main__":
    main()
