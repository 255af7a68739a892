"""Names that rows carry in addresses: random, so that nobody finds another's row by counting."""

import secrets

# Without i, l, o and u: nothing that is misread, and no word by accident.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 16


def new_public_id() -> str:
    """Sixteen characters with five random bits each."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
