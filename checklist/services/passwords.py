"""Passwords: what is asked of one, and its Argon2 hash."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from checklist.domain.text import Text

SHORTEST, LONGEST = 10, 200
FEWEST_CHARACTERS = 4
"""How many different characters a password has at least."""

# Argon2id with settings that OWASP recommends: 19 MiB and a tenth of a second on an old laptop, so that several people
# may log in at once.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def password_fault(password: str, username: str) -> Text | None:
    """Why ``password`` will not do for the account ``username``; None when it will."""
    typed = _normal(password)
    if len(typed) < SHORTEST:
        return Text(f"Mật khẩu phải có ít nhất {SHORTEST} ký tự.", f"A password has at least {SHORTEST} characters.")
    if len(typed) > LONGEST:
        return Text(f"Mật khẩu không được dài quá {LONGEST} ký tự.", f"A password has at most {LONGEST} characters.")
    if len(set(typed)) < FEWEST_CHARACTERS:
        return Text(
            f"Mật khẩu phải có ít nhất {FEWEST_CHARACTERS} ký tự khác nhau.",
            f"A password has at least {FEWEST_CHARACTERS} different characters.",
        )
    if len(username) > 2 and username.casefold() in typed.casefold():
        return Text("Mật khẩu không được chứa tên đăng nhập.", "A password does not hold the user name.")
    return None


def hash_password(password: str) -> str:
    """The Argon2 hash of a password, with its salt and parameters."""
    return _hasher.hash(_normal(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether ``password`` belongs to the hash. No hash (an unknown user) takes just as long and is never right."""
    nobody = _nobody()
    try:
        right = _hasher.verify(password_hash or nobody, _normal(password)[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return right and password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """Whether a hash was made with other parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


@lru_cache(maxsize=1)
def _nobody() -> str:
    """A hash to compare with where there is none; its password is as good as unknown and would not be let in."""
    return _hasher.hash("nobody")


def _normal(password: str) -> str:
    """The same password however a keyboard composes its Vietnamese letters."""
    return unicodedata.normalize("NFKC", password)
