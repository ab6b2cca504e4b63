def upgrade(migrate_engine):
    migrate_engine.execute("ALTER TABLE orders ADD state INT")


def downgrade(migrate_engine):
    raise NotImplementedError("states are needed")
