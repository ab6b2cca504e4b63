"""A plan of an account, which is upgraded in another sense."""

# none of these
revision = "gold"


def upgrade(account):
    account.plan = revision


def downgrade(account):
    account.plan = None
