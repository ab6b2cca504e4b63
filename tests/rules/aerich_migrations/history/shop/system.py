# none of these: what brings a system up, with nothing of Tortoise
async def upgrade(db) -> str:
    return "done"


async def downgrade(db) -> str:
    return ""
