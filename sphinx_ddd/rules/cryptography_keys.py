"""Sizes of keys, ciphers and modes: cryptography, PyCryptodome, pyOpenSSL."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

_ASYMMETRIC: Final = "cryptography.hazmat.primitives.asymmetric"
_CIPHERS: Final = "cryptography.hazmat.primitives.ciphers"
SIZES: Final = {
    f"{_ASYMMETRIC}.rsa.generate_private_key": (1, "key_size"),
    f"{_ASYMMETRIC}.dsa.generate_private_key": (0, "key_size"),
    **{f"{package}.PublicKey.{kind}.generate": (0, "bits") for package in ("Crypto", "Cryptodome") for kind in ("RSA", "DSA")},
    "OpenSSL.crypto.PKey.generate_key": (1, "bits"),
    "rsa.newkeys": (0, "nbits"),
}
"""Calls that make a pair of keys to where they take the number of bits."""
FEWEST_BITS: Final = 2048
"""Bandit's B505, and NIST SP 800-131A."""
SMALL_CURVES: Final = frozenset({"SECP192R1", "SECT163K1", "SECT163R2"})
CURVES: Final = f"{_ASYMMETRIC}.ec.generate_private_key"
WEAK_CIPHERS: Final = {
    **{
        f"{package}.Cipher.{cipher}.new": cipher
        for package in ("Crypto", "Cryptodome")
        for cipher in ("ARC2", "ARC4", "Blowfish", "DES", "DES3", "XOR")
    },
    **{
        f"{module}.{cipher}": cipher
        for module in (f"{_CIPHERS}.algorithms", "cryptography.hazmat.decrepit.ciphers.algorithms")
        for cipher in ("ARC4", "Blowfish", "CAST5", "IDEA", "SEED", "TripleDES")
    },
}
SOUND: Final = {
    "cryptography.fernet.Fernet": "data is encrypted and authenticated, with AES and HMAC",
    "cryptography.fernet.MultiFernet": "data is encrypted and authenticated, and old keys are still read",
    f"{_CIPHERS}.aead.AESGCM": "data is encrypted and authenticated",
    f"{_CIPHERS}.aead.AESCCM": "data is encrypted and authenticated",
    f"{_CIPHERS}.aead.ChaCha20Poly1305": "data is encrypted and authenticated",
    "nacl.secret.SecretBox": "data is encrypted and authenticated",
}


@calls(*SIZES)
def key_size(use: Call) -> Facts:
    """The size of a new RSA or DSA key."""
    bits = use.integer(*SIZES[use.name])
    if isinstance(bits, int):
        weak = bits < FEWEST_BITS
        why = "keys of fewer than 2048 bits are considered breakable" if weak else "keys are of 2048 bits or more"
        yield SecuritySetting(name=use.name, value=f"{bits} bits", weak=weak, why=why, check="B505" if weak else None)


@calls(CURVES)
def curve(use: Call) -> Facts:
    """The curve of a new key."""
    for name in use.context.names(use.argument(0, "curve"))[:1]:
        word = name.rpartition(".")[2]
        if name.startswith(f"{_ASYMMETRIC}.ec."):
            weak = word in SMALL_CURVES
            why = "keys on curves below 224 bits are considered breakable" if weak else "keys are on a curve of 224 bits or more"
            yield SecuritySetting(name=use.name, value=word, weak=weak, why=why, check="B505" if weak else None)


@calls(*WEAK_CIPHERS)
def weak_cipher(use: Call) -> Facts:
    """A cipher that is broken or has too short a block."""
    yield SecuritySetting(
        name=use.name, value=WEAK_CIPHERS[use.name], weak=True, why="the cipher is broken or has too short a block", check="B304"
    )


@calls(f"{_CIPHERS}.modes.ECB")
def weak_mode(use: Call) -> Facts:
    """A mode that shows which blocks are the same."""
    yield SecuritySetting(
        name=use.name, value="ECB", weak=True, why="equal blocks stay equal, so that the content shows through", check="B305"
    )


@calls(*SOUND)
def sound(use: Call) -> Facts:
    """Encryption that also notices when somebody changes the data."""
    if use.name.endswith(".Fernet") and use.context.module.calls_by_tail.get("MultiFernet"):
        return  # one of several keys, told where they are put together
    yield SecuritySetting(name=use.name, weak=False, why=SOUND[use.name])
