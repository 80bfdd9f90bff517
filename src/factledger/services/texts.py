"""Source texts, kept by their digest beside the ledger and never in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from factledger.errors import FileError
from factledger.reading.documents import Document, open_document
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(".factledger") / "texts"


class Texts:
    """The texts at hand: those kept in a folder, and those of documents given for one run."""

    def __init__(self, folder: Path, documents: Iterable[Document] = ()) -> None:
        """Look in `folder`/.factledger/texts, and among the documents."""
        self._folder = folder / FOLDER
        self._given = {str(document.digest): document.text for document in documents}

    def find(self, sha256: str | None) -> str | None:
        """Return the text with this digest, or None when it is not at hand; a text that was changed is not."""
        if sha256 is None:
            return None
        if sha256 in self._given:
            return self._given[sha256]
        path = self._folder / str(Digest.parse(sha256))
        if not path.is_file():
            return None
        content = path.read_bytes()
        return content.decode("utf-8") if str(Digest.of(content)) == sha256 else None

    def keep(self, document: Document) -> Path:
        """Keep a document's text; git ignores the folder.

        Raises:
            FileError: The folder cannot be written.
        """
        path = self._folder / str(document.digest)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder.parent / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            path.write_bytes(document.text.encode("utf-8"))
        except OSError as error:
            msg = f"the text cannot be kept: {(error.strerror or str(error)).lower()}"
            raise FileError(msg, where=str(path), do="free the folder, or use --no-keep") from error
        return path


def documents_in(folder: str) -> tuple[list[Document], list[str]]:
    """Return the documents of a folder and its subfolders, and the names of files that are no UTF-8 text.

    Raises:
        FileError: The folder is not there.
    """
    root = Path(folder)
    if not root.is_dir():
        msg = "this is no folder"
        raise FileError(msg, where=folder)
    documents, skipped = [], []
    for path in sorted(root.rglob("*")):
        if path.is_file():
            try:
                documents.append(open_document(str(path)))
            except FileError:
                skipped.append(str(path))
    return documents, skipped
