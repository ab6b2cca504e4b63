"""Orders."""

from yoyo import step

steps = [step("CREATE TABLE orders (id INT)", "DROP TABLE orders")]
