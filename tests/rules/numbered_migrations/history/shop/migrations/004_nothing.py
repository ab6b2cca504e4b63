# none of these
def upgrade(migrate_engine):
    pass
