#!/usr/bin/env python3
"""Set everything up and start Atelier, on a machine that has nothing but Python.

    python3 resources/start.py [arguments]         start the desk
    python3 resources/start.py test [arguments]    run the tests (the arguments are pytest's)

Standard library only. What Atelier needs is fetched once, into the folder ``.venv`` beside the
code: by uv when that is on PATH, else by venv and pip, in both cases only what the files of pins
name, checked against their hashes. Nothing is built: the code itself is put on the path of that
environment by a ``.pth`` file, and its commands are small launchers, so that no build tool has to
be fetched and a moved folder still works.

Leaves with what the program leaves with; 1 when this machine lacks something, 3 without a screen.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import locale
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PINS = {
    "app": ROOT / "resources" / "requirements.txt",
    "test": ROOT / "resources" / "requirements-test.txt",
}
UNFINISHED = ENVIRONMENT / "atelier-unfinished"
WINDOWS = sys.platform == "win32"
NO_SCREEN = 3

DUTCH = {
    "Atelier needs Python 3.11 or newer; this is Python {found}.": (
        "Atelier heeft Python 3.11 of nieuwer nodig; dit is Python {found}."
    ),
    "This system lacks something that Atelier needs; type: {line}": (
        "Dit systeem mist iets dat Atelier nodig heeft; typ: {line}"
    ),
    "This system lacks libraries that Atelier needs: {names}": (
        "Dit systeem mist bibliotheken die Atelier nodig heeft: {names}"
    ),
    "There is no screen here; to draw the desk into a picture instead, type: {line}": (
        "Er is hier geen scherm; typ dit om de balie als plaatje te tekenen: {line}"
    ),
    "Setting up Atelier. This happens once and can take a few minutes.": (
        "Atelier wordt klaargezet. Dat gebeurt één keer en kan een paar minuten duren."
    ),
    "Not everything could be fetched or installed (the reason stands above);"
    " check the internet connection and try again.": (
        "Niet alles kon worden opgehaald of geïnstalleerd (de reden staat hierboven);"
        " controleer de internetverbinding en probeer het opnieuw."
    ),
    "The windows of Atelier cannot be opened on this system: {reason}": (
        "De vensters van Atelier kunnen op dit systeem niet worden geopend: {reason}"
    ),
}

# What a bare Debian or Ubuntu lacks: the library that Qt asks for, and the package that brings it.
ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_AN_X_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def speaks_dutch() -> bool:
    """Tell whether this system speaks Dutch; every other one is spoken to in English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith("nl")
    return (locale.getlocale()[0] or "").lower().startswith(("nl", "dutch"))


def sentence(english: str, **gaps: str) -> str:
    """Give ``english`` in the language of this system, with its gaps filled."""
    return (DUTCH[english] if speaks_dutch() else english).format(**gaps)


def say(english: str, **gaps: str) -> None:
    """Print a sentence for whoever sits at the terminal."""
    print(sentence(english, **gaps), file=sys.stderr, flush=True)


# ---- What the system must bring


def screen_needed(arguments: list[str]) -> bool:
    """Tell whether the program will open a window, rather than draw into a file."""
    drawn = any(word.partition("=")[0] == "--picture" for word in arguments)
    asked = {"--help", "-h", "--version"} & set(arguments)
    return not (drawn or asked or os.environ.get("QT_QPA_PLATFORM"))


def has_screen() -> bool:
    """Tell whether there is a screen to open a window on (always, outside Linux)."""
    named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or bool(named)


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lacking(window: bool) -> dict[str, str]:
    """Give what this Linux lacks: the name of each library, and the package that brings it.

    ``window`` is true when a window will be opened. On Wayland Qt needs no more than it needs
    without a screen. Everything is looked up before anything is fetched, so that the person is
    sent away once, with one line to type.
    """
    if not sys.platform.startswith("linux"):
        return {}
    on_x = window and not os.environ.get("WAYLAND_DISPLAY")
    wanted = {**ALWAYS, **(ON_AN_X_SCREEN if on_x else {})}
    missing = {name: package for name, package in wanted.items() if not loads(name)}
    if working_uv() is None and importlib.util.find_spec("ensurepip") is None:
        missing["venv"] = "python3-venv"
    return missing


def may_install() -> bool:
    """Tell whether system packages may be installed unasked: only by root, only in CI."""
    return os.environ.get("CI") == "true" and hasattr(os, "geteuid") and os.geteuid() == 0


def apt(packages: list[str]) -> bool:
    """Install system packages; give whether that worked."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        if subprocess.call(command, env=quiet, stdout=sys.stderr) != 0:
            return False
    return True


def check_system(window: bool) -> None:
    """Leave with one sentence when this system lacks something, with the line that mends it."""
    missing = lacking(window)
    if missing and may_install() and shutil.which("apt-get") and apt(list(missing.values())):
        missing = lacking(window)
    if missing:
        sys.exit(cure(missing))


def cure(missing: dict[str, str]) -> str:
    """Give the sentence that says what to type, or, where apt is unknown, what is missing."""
    if shutil.which("apt-get") is None:
        return sentence(
            "This system lacks libraries that Atelier needs: {names}", names=", ".join(missing)
        )
    root = "" if hasattr(os, "geteuid") and os.geteuid() == 0 else "sudo "
    line = f"{root}apt-get update && {root}apt-get install -y {' '.join(missing.values())}"
    return sentence("This system lacks something that Atelier needs; type: {line}", line=line)


def fetch_database_server() -> None:
    """Install PostgreSQL for the tests, in CI; elsewhere, and if it fails, they bring their own."""
    present = shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not present and may_install() and shutil.which("apt-get"):
        apt(["postgresql"])


# ---- The environment


def python() -> Path:
    """Give the interpreter of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")


def own_python() -> str:
    """Give the interpreter that environments are made with, also from inside one."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def working_uv() -> str | None:
    """Give the uv on PATH, unless it is a name that leads nowhere."""
    uv = shutil.which("uv")
    if uv is None:
        return None
    asked = subprocess.run([uv, "--version"], capture_output=True, check=False)
    return uv if asked.returncode == 0 else None


def wanted(kind: str) -> str:
    """Give the fingerprint of what the environment must hold: other pins, other fingerprint."""
    known = hashlib.sha256(repr((sys.version_info[:2], str(ROOT))).encode())
    for path in (PINS[kind], ROOT / "pyproject.toml", Path(__file__)):
        known.update(path.read_bytes())
    return known.hexdigest()


def mark(kind: str) -> Path:
    """Give the file that says that the environment is ready."""
    return ENVIRONMENT / f"atelier-ready-for-{kind}"


def is_ready(kind: str) -> bool:
    """Tell whether nothing needs doing."""
    mine = mark(kind)
    return python().exists() and mine.exists() and mine.read_text("utf-8") == wanted(kind)


def is_usable(uv: str | None) -> bool:
    """Tell whether the environment was made whole, by this version of Python, and can grow."""
    if UNFINISHED.exists() or not python().exists():
        return False
    code = "import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)"
    told = subprocess.run([str(python()), "-c", code], capture_output=True, text=True, check=False)
    made_by = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if told.stdout.strip() != f"{sys.version_info[:2]} True" or not places(made_by).is_dir():
        return False
    return uv is not None or (places(made_by) / "pip").is_dir()


def places(version: str) -> Path:
    """Give the folder where the environment keeps its packages, for a version such as 3.11."""
    above = {"base": str(ENVIRONMENT), "platbase": str(ENVIRONMENT), "py_version_short": version}
    return Path(sysconfig.get_path("purelib", "nt" if WINDOWS else "posix_prefix", above))


def make_environment(uv: str | None) -> None:
    """Make the environment, in place of one that is broken or belongs to another Python."""
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    made = [uv, "venv", "-q", "-p", own_python()] if uv else [own_python(), "-m", "venv"]
    subprocess.run([*made, str(ENVIRONMENT)], check=True, stdout=sys.stderr)


def install(uv: str | None, pins: Path) -> None:
    """Fetch what ``pins`` names, and nothing that differs from its hash."""
    pip = [str(python()), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if uv:
        pip = [uv, "pip", "install", "-q", "--compile-bytecode", "-p", str(python())]
    subprocess.run([*pip, "--require-hashes", "-r", str(pins)], check=True, stdout=sys.stderr)


def set_up(kind: str) -> None:
    """Bring the environment up to date; begun and not finished, it is begun again next time."""
    if is_ready(kind):
        return
    say("Setting up Atelier. This happens once and can take a few minutes.")
    uv = working_uv()
    try:
        if not is_usable(uv):
            make_environment(uv)
        UNFINISHED.touch()
        install(uv, PINS[kind])
    except (subprocess.CalledProcessError, OSError) as error:
        print(error, file=sys.stderr)
        sys.exit(
            sentence(
                "Not everything could be fetched or installed (the reason stands above);"
                " check the internet connection and try again."
            )
        )
    add_the_code()
    check_windows_open()
    for each in {"app", kind}:  # whoever can run the tests can run the desk
        mark(each).write_text(wanted(each), "utf-8")
    UNFINISHED.unlink()


def add_the_code() -> None:
    """Put this folder on the environment's path, and its commands beside its interpreter.

    The path is written relative: it is plain ASCII then, whatever the folders above are called.
    """
    import tomllib

    site = places(f"{sys.version_info[0]}.{sys.version_info[1]}")
    (site / "atelier.pth").write_text(os.path.relpath(ROOT, site) + "\n", "ascii")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for group in ("gui-scripts", "scripts"):
        for name, target in project.get(group, {}).items():
            write_launcher(name, *target.split(":"))


def write_launcher(name: str, module: str, function: str) -> None:
    """Write the command ``name`` into the environment: it calls ``module.function()``."""
    body = f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n"
    folder = python().parent
    if WINDOWS:
        (folder / f"{name}-launcher.py").write_text(body, "utf-8")
        line = f'@"%~dp0python.exe" "%~dp0{name}-launcher.py" %*\r\n'
        (folder / f"{name}.cmd").write_text(line, "ascii", newline="")
        return
    # A line "#!" holds no spaces, so the shell reads the first two lines and Python skips them.
    head = f"#!/bin/sh\n'''exec' {shlex.quote(str(python()))} \"$0\" \"$@\"\n' '''\n"
    (folder / name).write_text(head + body, "utf-8")
    (folder / name).chmod(0o755)


def check_windows_open() -> None:
    """Leave with a sentence when Qt cannot be loaded, whatever the list above said."""
    code = "import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg"
    tried = subprocess.run([str(python()), "-c", code], capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        reason = (tried.stderr.strip().splitlines() or [str(tried.returncode)])[-1]
        sys.exit(
            sentence("The windows of Atelier cannot be opened on this system: {reason}").format(
                reason=reason
            )
        )


# ---- Start


def run(arguments: list[str], folder: Path) -> int:
    """Become the program where the system can, so that signals reach it; else wait for it."""
    command = [str(python()), *arguments]
    if WINDOWS:
        return subprocess.call(command, cwd=folder)
    os.chdir(folder)
    os.execv(command[0], command)


def main(arguments: list[str]) -> int:
    """Set up what is asked for, and run it."""
    if sys.version_info < (3, 11):
        found = ".".join(map(str, sys.version_info[:2]))
        sys.exit(
            sentence("Atelier needs Python 3.11 or newer; this is Python {found}.", found=found)
        )
    if arguments[:1] == ["test"]:
        check_system(window=False)
        fetch_database_server()
        set_up("test")
        return run(["-m", "pytest", *arguments[1:]], ROOT)
    window = screen_needed(arguments)
    if window and not has_screen():
        line = f"python3 {shlex.quote(sys.argv[0])} --practice --picture desk.png"
        say(
            "There is no screen here; to draw the desk into a picture instead, type: {line}",
            line=line,
        )
        return NO_SCREEN
    check_system(window)
    set_up("app")
    if not window and not has_screen():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # -P: the folder that the person happens to stand in is no source of code.
    return run(["-P", "-m", "ui", *arguments], Path.cwd())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
