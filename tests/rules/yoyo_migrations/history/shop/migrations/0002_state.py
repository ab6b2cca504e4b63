from yoyo import step

__depends__ = {"0001_orders"}

steps = [
    step("ALTER TABLE orders ADD state INT", rollback="ALTER TABLE orders DROP COLUMN state"),
    step("UPDATE orders SET state = 1"),
]
