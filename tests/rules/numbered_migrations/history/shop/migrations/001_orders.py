def upgrade(migrate_engine):
    migrate_engine.execute("CREATE TABLE orders (id INT)")
