#!/usr/bin/env python3
"""Set everything up and start Atelier, on a machine that has nothing but Python.

    python3 resources/start.py [arguments]         start the desk
    python3 resources/start.py test [arguments]    run the tests (the arguments are pytest's)

Standard library only. What Atelier needs is fetched once, into the folder ``.venv`` beside the
code: by uv when that is on PATH, else by venv and pip, in both cases only what the files of pins
name, checked against their hashes. The code itself is not built but put on the path of that
environment, by a ``.pth`` file and small launchers, so that no build tool has to be fetched.

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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
UNFINISHED = ENVIRONMENT / "atelier-unfinished"
PINS = {"app": "requirements.txt", "test": "requirements-test.txt"}
WINDOWS = sys.platform == "win32"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
LINUX = sys.platform.startswith("linux")
NO_SCREEN = 3

# Here, not in the catalogue: what reads the catalogue is only fetched by this script.
SENTENCES = {
    "python": (
        "Atelier needs Python 3.11 or newer; this is Python {given}.",
        "Atelier heeft Python 3.11 of nieuwer nodig; dit is Python {given}.",
    ),
    "packages": (
        "This system lacks something that Atelier needs; type: {given}",
        "Dit systeem mist iets dat Atelier nodig heeft; typ: {given}",
    ),
    "screen": (
        "There is no screen here; to draw the desk into a picture instead, type: {given}",
        "Er is hier geen scherm; typ dit om de balie als plaatje te tekenen: {given}",
    ),
    "first": (
        "Setting up Atelier; this happens once and can take a few minutes.",
        "Atelier wordt klaargezet; dat gebeurt één keer en kan een paar minuten duren.",
    ),
    "fetching": (
        "Not everything could be fetched, for the reason above; is there a network? Try again.",
        "Niet alles kon worden opgehaald (zie hierboven); is er internet? Probeer het opnieuw.",
    ),
    "windows": (
        "Atelier cannot open windows on this system; what is missing: {given}",
        "Atelier kan op dit systeem geen vensters openen; wat ontbreekt: {given}",
    ),
}

# What a bare Debian or Ubuntu lacks: the library that Qt asks for, and the package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_WAYLAND = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FOR_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def told(which: str, given: object = "") -> str:
    """Give one of the sentences, in Dutch on a Dutch system and else in English."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = next(filter(None, [*names, locale.getlocale()[0]]), "").lower()
    return SENTENCES[which][spoken.startswith(("nl", "dutch"))].format(given=given)


# ---- What the system must bring


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lacking(kind: str, libraries: dict[str, str]) -> dict[str, str]:
    """Give what this system lacks: the name of each library, and the package that brings it.

    All of it is looked up before anything is fetched, so that one line has to be typed once.
    """
    missing = {name: package for name, package in libraries.items() if LINUX and not loads(name)}
    if not (is_ready(kind) or importlib.util.find_spec("ensurepip") or working_uv()):
        missing["ensurepip"] = "python3-venv"
    return missing


def install_packages(names: list[str]) -> None:
    """Install system packages unasked: by root, in CI, and nowhere else."""
    if names and IS_ROOT and os.environ.get("CI") == "true" and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ["install", "-qq", "-y", "--no-install-recommends", *names]
        for words in (["update", "-qq"], install):
            subprocess.run(["apt-get", *words], env=quiet, stdout=sys.stderr, check=False)
        importlib.invalidate_caches()


def check_system(kind: str, libraries: dict[str, str]) -> None:
    """Leave with one sentence when this system lacks something, with the line that mends it."""
    install_packages([*lacking(kind, libraries).values()])
    missing = lacking(kind, libraries)
    if missing and shutil.which("apt-get"):
        root, names = "" if IS_ROOT else "sudo ", " ".join(missing.values())
        sys.exit(told("packages", f"{root}apt-get update && {root}apt-get install -y {names}"))
    if missing:
        sys.exit(told("windows", ", ".join(missing)))


# ---- The environment


def python() -> str:
    """Give the interpreter of the environment."""
    return str(ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python"))


def answer(code: str) -> str:
    """Give what the environment's interpreter prints; nothing, when it cannot run ``code``."""
    try:
        asked = subprocess.run([python(), "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""


def working_uv() -> str | None:
    """Give the uv on PATH, unless that is a name that leads nowhere."""
    uv = shutil.which("uv")
    works = uv and subprocess.run([uv, "--version"], capture_output=True, check=False)
    return uv if works and works.returncode == 0 else None


def fingerprint(kind: str) -> str:
    """Give what changes when the environment has to: pins, interpreter, place, this script."""
    known = hashlib.sha256(repr((sys.version_info[:2], str(ROOT))).encode())
    for path in (ROOT / "resources" / PINS[kind], ROOT / "pyproject.toml", Path(__file__)):
        known.update(path.read_bytes())
    return known.hexdigest()


def mark(kind: str) -> Path:
    """Give the file that says for which fingerprint the environment is ready."""
    return ENVIRONMENT / f"atelier-ready-for-{kind}"


def is_ready(kind: str) -> bool:
    """Tell whether nothing needs doing."""
    whole = Path(python()).exists() and mark(kind).exists()
    return whole and mark(kind).read_text("utf-8") == fingerprint(kind)


def is_usable(uv: str | None) -> bool:
    """Tell whether the environment is whole, of this version of Python, and can be added to.

    After an upgrade of the system its interpreter is a newer one that looks for its packages in a
    folder that is not there; without its settings file it would add to the system's own packages.
    """
    code = "import sys, sysconfig; print(sys.version_info[:2], sysconfig.get_path('purelib'))"
    version, _, site = answer(code if uv else f"import pip; {code}").partition(") ")
    mine = f"{version})" == str(sys.version_info[:2]) and ENVIRONMENT in Path(site).parents
    return mine and Path(site).is_dir() and not UNFINISHED.exists()


def install(uv: str | None, pins: Path) -> None:
    """Bring the environment to what ``pins`` names; if cut short, the next start makes it anew."""
    if not is_usable(uv):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        base = str(getattr(sys, "_base_executable", "") or sys.executable)
        make = [uv, "venv", "-q", "-p", base] if uv else [base, "-m", "venv"]
        subprocess.run([*make, str(ENVIRONMENT)], check=True, stdout=sys.stderr)
    UNFINISHED.touch()
    fetch = [python(), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if uv:
        fetch = [uv, "pip", "install", "-q", "--compile-bytecode", "-p", python()]
    subprocess.run([*fetch, "--require-hashes", "-r", str(pins)], check=True, stdout=sys.stderr)
    add_the_code()
    UNFINISHED.unlink()


def add_the_code() -> None:
    """Put this folder on the environment's path, and its commands beside its interpreter."""
    import tomllib  # not there before Python 3.11

    site = answer("import sysconfig; print(sysconfig.get_path('purelib'))")
    # Relative it is plain ASCII, whatever the folders above are called.
    (Path(site) / "atelier.pth").write_text(os.path.relpath(ROOT, site) + "\n", "ascii")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name, target in {**project.get("gui-scripts", {}), **project.get("scripts", {})}.items():
        module, function = target.split(":")
        body = f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n"
        write_launcher(Path(python()).parent / name, body)


def write_launcher(command: Path, body: str) -> None:
    """Write a command that runs ``body`` in the environment."""
    if WINDOWS:
        script = command.with_name(f"{command.name}-launcher.py")
        line = f'@"%~dp0python.exe" "%~dp0{script.name}" %*\n'
        command.with_suffix(".cmd").write_text(line, "ascii")
    else:  # a line "#!" holds no spaces; the shell reads two lines, which are a string to Python
        script = command
        body = f"#!/bin/sh\n'''exec' {shlex.quote(python())} \"$0\" \"$@\"\n' '''\n{body}"
    script.write_text(body, "utf-8")
    script.chmod(0o755)


def set_up(kind: str) -> None:
    """Make the environment ready, or leave with the sentence that says why it is not."""
    if is_ready(kind):
        return
    print(told("first"), file=sys.stderr, flush=True)
    try:
        install(working_uv(), ROOT / "resources" / PINS[kind])
    except subprocess.CalledProcessError:
        sys.exit(told("fetching"))
    code = "import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg"
    tried = subprocess.run([python(), "-c", code], stderr=subprocess.PIPE, text=True, check=False)
    if tried.returncode != 0:
        reason = tried.stderr.strip().rpartition("\n")[2]
        sys.exit(told("windows", reason or tried.returncode))
    for each in {"app", kind}:  # whoever can run the tests can run the desk
        mark(each).write_text(fingerprint(each), "utf-8")


def run(arguments: list[str]) -> int:
    """Become the program where the system can, so that signals reach it; else wait for it."""
    if not WINDOWS:
        os.execv(python(), [python(), *arguments])
    return subprocess.call([python(), *arguments])


def start_tests(arguments: list[str]) -> int:
    """Run the tests, from the folder that holds them; they bring a PostgreSQL where it lacks.

    Without further words all of them run, in two processes side by side.
    """
    if not (shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))):
        install_packages(["postgresql"])
    check_system("test", LIBRARIES)
    set_up("test")
    os.chdir(ROOT)
    return run(["-m", "pytest", *(arguments or ["-n", "2"])])


def start_desk(arguments: list[str]) -> int:
    """Open the desk on this screen, or draw it into the file that is asked for."""
    if {word.partition("=")[0] for word in arguments} & {"--picture", "--help"}:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    drawn, wayland, x = map(os.environ.get, ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))
    if LINUX and not (drawn or wayland or x):
        line = f"python3 {shlex.quote(sys.argv[0])} --practice --picture desk.png"
        print(told("screen", line), file=sys.stderr)
        return NO_SCREEN
    check_system("app", LIBRARIES | ({} if drawn else FOR_WAYLAND if wayland else FOR_X))
    set_up("app")
    # -P: the folder that the person happens to stand in is no source of code.
    return run(["-P", "-m", "ui", *arguments])


def main(arguments: list[str]) -> int:
    """Set up what is asked for, and run it."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this line is what says so
        sys.exit(told("python", ".".join(map(str, sys.version_info[:2]))))
    if arguments[:1] == ["test"]:
        return start_tests(arguments[1:])
    return start_desk(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
