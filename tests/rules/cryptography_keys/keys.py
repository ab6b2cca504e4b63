"""Keys and ciphers."""

from Crypto.Cipher import DES
from Crypto.PublicKey import RSA
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

rsa.generate_private_key(public_exponent=65537, key_size=4096)
RSA.generate(1024)
ec.generate_private_key(ec.SECP256R1())
ec.generate_private_key(ec.SECP192R1())
DES.new(b"8 bytes.", DES.MODE_CBC)
algorithms.TripleDES(b"")
modes.ECB()
Fernet(key_of_the_site)
AESGCM(key_of_the_site)

# none of these: sizes that only the site knows, sound ciphers that say nothing by themselves
rsa.generate_private_key(public_exponent=65537, key_size=size_of_the_site)
algorithms.AES(b"")
modes.CBC(b"")
