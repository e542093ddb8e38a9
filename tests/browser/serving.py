"""A built site behind a plain web server, as the council's web team would put it up."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from tests.browser.kinds import addresses, kinds


class Served(NamedTuple):
    """A site that a browser can visit. `kinds` gives one address for each kind of page."""

    folder: Path
    url: str
    addresses: tuple[str, ...]
    kinds: dict[str, str]


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of this machine until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/"
        yield Served(folder, url, addresses(folder), kinds(folder))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
