"""One catalogue of words for the windows and for the paper, with no Qt in it.

The sentences of the code are English. Other languages stand in ``.po`` files, which are
compiled once into the user's cache: reading them takes longer than the desk may take to start.
"""

import gettext
import io
import zlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "translations"
LANGUAGES = ("nl", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(language: str, folder: Path = FOLDER, cache: Path | None = None) -> None:
    """Speak ``language`` from now on; called once, before the first window is built.

    ``cache`` is where the compiled catalogue is kept; without it nothing is kept.
    """
    global _catalogue, _language  # noqa: PLW0603 - the one switch of the whole application
    _language = language
    sources = sorted((folder / language / "LC_MESSAGES").glob("atelier*.po"))
    if not sources:
        _catalogue = gettext.NullTranslations()
        return
    _catalogue = gettext.GNUTranslations(io.BytesIO(_compiled(sources, cache)))


def current() -> str:
    """Give the language that is spoken: "nl" or "en"."""
    return _language


def tr(sentence: str, **facts: object) -> str:
    """Translate a whole sentence, then fill its {named} gaps."""
    return _catalogue.gettext(sentence).format(**facts)


def tr_count(one: str, many: str, count: int, **facts: object) -> str:
    """Translate a sentence that counts something; ``{count}`` is filled in too."""
    return _catalogue.ngettext(one, many, count).format(count=count, **facts)


def _compiled(sources: list[Path], cache: Path | None) -> bytes:
    texts = tuple(source.read_bytes() for source in sources)
    if cache is None:
        return _compile(texts, _language)
    whole = b"".join(texts)
    kept = cache / f"atelier-{len(whole):x}-{zlib.crc32(whole):08x}.mo"
    try:
        return kept.read_bytes()
    except OSError:
        compiled = _compile(texts, _language)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        half = kept.with_suffix(".half")
        half.write_bytes(compiled)
        half.replace(kept)
    except OSError:
        pass  # a full or closed disk costs time at the next start, and nothing else
    return compiled


@lru_cache(maxsize=1)  # takes half a second; whoever changes to and fro waits once
def _compile(texts: tuple[bytes, ...], language: str) -> bytes:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language)
    for text in texts:
        for message in read_po(io.BytesIO(text), locale=language):
            if message.id:
                whole[message.id] = message
    target = io.BytesIO()
    write_mo(target, whole)
    return target.getvalue()
