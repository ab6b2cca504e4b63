from tortoise import BaseDBAsyncClient


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """CREATE TABLE orders (id INT);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """
