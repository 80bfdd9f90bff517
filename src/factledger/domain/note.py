"""Signed notes: a text and the signatures under it, in the form that transparency logs use.

Source:
    C2SP signed-note (c2sp.org/signed-note), with Ed25519 signatures (type 0x01, RFC 8032), and the form that
    golang.org/x/mod/sumdb/note gives private keys.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factledger.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
"""The type of the only keys there are here."""

MAX_SIGNATURES = 100
"""Most signatures under one note."""

MAX_NOTE = 1_000_000
"""Longest note, in bytes."""

_PRIVATE = "PRIVATE+KEY+"
_DASH = "\N{EM DASH} "
_ID_BYTES = 4
_KEY_BYTES = 32


def base64_bytes(text: str) -> bytes | None:
    """Return the bytes of standard base64 with its padding, or None when it is not written that way, bit for bit."""
    try:
        found = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return found if to_base64(found) == text else None


def to_base64(content: bytes) -> str:
    """Return bytes in standard base64."""
    return base64.b64encode(content).decode("ascii")


def key_id(name: str, public: bytes) -> bytes:
    """Return the four bytes by which a signature names its key.

    Source: C2SP signed-note, "Signatures": SHA-256(name || 0x0A || type || public key)[:4].
    """
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:_ID_BYTES]


def check_name(name: str) -> str:
    """Return the name of a key.

    Raises:
        ParseError: It is empty, or holds a space, a plus sign or what cannot be printed.
    """
    if not _is_name(name):
        msg = "this is no name for a key"
        expected = "a name such as example.org/ledger, without spaces and without +"
        raise ParseError(msg, expected=expected, found=repr(name[:80]))
    return name


def _is_name(name: str) -> bool:
    return bool(name) and "+" not in name and not any(one.isspace() or not one.isprintable() for one in name)


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key, by which anybody can check a signature.

    Attributes:
        name: Whose key it is.
        public: The Ed25519 public key, 32 bytes.
    """

    name: str
    public: bytes

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read a key such as example.org/ledger+c74f20a3+ARpc2Q...

        Raises:
            ParseError: It is none.
        """
        name, _, rest = text.strip().partition("+")
        ident, _, encoded = rest.partition("+")
        content = base64_bytes(encoded) or b""
        key = cls(check_name(name), content[1:])
        is_sound = content[:1] == ED25519 and len(content) == 1 + _KEY_BYTES
        if not is_sound or key.ident.hex() != ident:
            msg = "this is no verifier key"
            expected = "NAME+8 hexadecimal digits+base64, as factledger key prints it"
            raise ParseError(msg, expected=expected, found=repr(text[:120]))
        return key

    @property
    def ident(self) -> bytes:
        """The four bytes by which a signature names it."""
        return key_id(self.name, self.public)

    def __str__(self) -> str:
        """Return it as `parse` reads it."""
        return f"{self.name}+{self.ident.hex()}+{to_base64(ED25519 + self.public)}"

    def verifies(self, signature: bytes, text: str) -> bool:
        """Tell whether a signature over a text was made with this key."""
        from cryptography.exceptions import InvalidSignature

        try:
            _public_key(self.public).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True, repr=False)
class SignerKey:
    """A private key. Its `repr` shows nothing of it.

    Attributes:
        name: Whose key it is.
        seed: The Ed25519 private key, 32 bytes.
    """

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str) -> SignerKey:
        """Make a key.

        Raises:
            ParseError: The name is none for a key.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(check_name(name), Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def parse(cls, text: str) -> SignerKey:
        """Read a key as `factledger key` writes it.

        Raises:
            ParseError: It is none; what stands there is not shown.
        """
        name, _, rest = text.strip().removeprefix(_PRIVATE).partition("+")
        ident, _, encoded = rest.partition("+")
        content = base64_bytes(encoded) or b""
        key = cls(name, content[1:])
        is_sound = text.startswith(_PRIVATE) and content[:1] == ED25519 and len(content) == 1 + _KEY_BYTES
        if not is_sound or not _is_name(name) or key.verifier.ident.hex() != ident:
            msg = "this is no private key"
            raise ParseError(msg, expected="a key as factledger key writes it", do="give the file of the private key")
        return key

    @property
    def verifier(self) -> VerifierKey:
        """The public key to it."""
        return VerifierKey(self.name, _private_key(self.seed).public_key().public_bytes_raw())

    def to_text(self) -> str:
        """Return it as `parse` reads it; for the file that keeps it, and for nothing else."""
        return f"{_PRIVATE}{self.name}+{self.verifier.ident.hex()}+{to_base64(ED25519 + self.seed)}"

    def sign(self, text: str) -> str:
        """Return a text with this key's signature under it.

        Raises:
            ParseError: The text cannot be signed: it does not end with a line end, or holds control characters.
        """
        signature = _private_key(self.seed).sign(check_text(text).encode())
        return f"{text}\n{_DASH}{self.name} {to_base64(self.verifier.ident + signature)}\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """A line under a note.

    Attributes:
        name: Whose signature it says it is.
        ident: The four bytes that name the key.
        content: The signature itself.
    """

    name: str
    ident: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures under it.

    Attributes:
        text: What was signed, with its last line end.
        signatures: The lines under it, in order.
    """

    text: str
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: str) -> Note:
        """Read a note; whether its signatures are right is another matter.

        Raises:
            ParseError: It is none.
        """
        text, found, lines = note.rpartition("\n\n")
        if len(note.encode(errors="surrogatepass")) > MAX_NOTE or not found or not lines.endswith("\n"):
            raise _malformed(found="no signatures under a text")
        signatures = tuple(_signature(line) for line in lines[:-1].split("\n"))
        if len(signatures) > MAX_SIGNATURES:
            raise _malformed(found=f"{len(signatures)} signatures", expected=f"at most {MAX_SIGNATURES}")
        return cls(check_text(text + "\n"), signatures)

    def verified_by(self, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
        """Return those of some keys that signed this text, in the order of the signatures.

        A signature that names one of the keys and is not by it is worse than none, and raises.

        Raises:
            ParseError: A signature is wrong, or two of the keys that would be used go by the same name and digits.
        """
        known = list(keys)
        found: dict[VerifierKey, None] = {}
        for one in self.signatures:
            named = [key for key in known if (key.name, key.ident) == (one.name, one.ident)]
            if len(named) > 1:
                msg = "two keys go by the same name and digits"
                raise ParseError(msg, found=f"{one.name}+{one.ident.hex()}", do="give the one that is meant")
            for key in named:
                if key in found:
                    continue
                if not key.verifies(one.content, self.text):
                    msg = f"the signature of {one.name} is wrong: the text was changed, or somebody else signed it"
                    raise ParseError(msg, found=f"a signature that {key} did not make")
                found[key] = None
        return tuple(found)


def check_text(text: str) -> str:
    """Return a text that can be signed.

    Raises:
        ParseError: It does not end with a line end, or holds control characters or what is no Unicode.
    """
    if not text.endswith("\n"):
        raise _malformed(found="a text without a line end")
    if any((one < " " and one != "\n") or "\ud800" <= one <= "\udfff" for one in text):
        raise _malformed(found="control characters")
    return text


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_DASH).partition(" ")
    content = base64_bytes(encoded) or b""
    is_named = name and "+" not in name and not any(map(str.isspace, name))
    if not line.startswith(_DASH) or not is_named or len(content) <= _ID_BYTES:
        raise _malformed(found=repr(line[:80]), expected="a signature: an em dash, a name and base64")
    return Signature(name, content[:_ID_BYTES], content[_ID_BYTES:])


def _malformed(*, found: str, expected: str = "a signed note: a text, an empty line, and signatures") -> ParseError:
    msg = "this is no signed note"
    return ParseError(msg, expected=expected, found=found)


def _private_key(seed: bytes) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed.ljust(_KEY_BYTES, b"\0")[:_KEY_BYTES])


def _public_key(public: bytes) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(public)


def open_note(note: str, keys: Sequence[VerifierKey]) -> Note:
    """Read a note that at least one of some keys signed.

    Raises:
        ParseError: It is none, a signature is wrong, or none of the keys signed it.
    """
    found = Note.parse(note)
    if not found.verified_by(keys):
        msg = "none of the keys signed this"
        signers = ", ".join(dict.fromkeys(one.name for one in found.signatures))
        raise ParseError(msg, expected=", ".join(key.name for key in keys) or "a key", found=f"signed by {signers}")
    return found
