from tortoise import BaseDBAsyncClient


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """ALTER TABLE orders ADD state INT;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """ALTER TABLE orders DROP COLUMN state;"""
