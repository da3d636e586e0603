"""One thread for work that must not stop the window and needs no database."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Background(QObject):
    """Runs tasks one after the other on a thread of its own; answers come on the window's thread.

    A task is a plain function with its arguments bound. ``then`` gets its result; ``otherwise``
    gets the exception, and without it an exception is a bug that goes to the crash hook.
    """

    _landed = Signal(object, object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way = 0
        self._closed = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether everything that was asked for has been answered."""
        return self._under_way == 0

    def run(
        self,
        task: Callable[[], T],
        then: Callable[[T], object],
        otherwise: Callable[[BaseException], object] | None = None,
    ) -> Future[T]:
        """Run a task; cancel the future of one that nobody waits for any more."""
        self._under_way += 1
        future = self._worker.submit(task)
        future.add_done_callback(partial(self._landed.emit, then, otherwise))
        return future

    def close(self) -> None:
        """Finish the running task and forget the waiting ones; no answer comes any more."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object, object)
    def _on_landed(
        self,
        then: Callable[[Any], object],
        otherwise: Callable[[BaseException], object] | None,
        future: Future[Any],
    ) -> None:
        self._under_way -= 1
        if future.cancelled() or self._closed:
            return
        error = future.exception()
        if error is None:
            then(future.result())
        elif otherwise is not None:
            otherwise(error)
        else:
            raise error
