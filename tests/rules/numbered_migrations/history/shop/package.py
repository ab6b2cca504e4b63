# none of these: a package that is brought up, in no row of steps
def upgrade(name):
    print(name)


def downgrade(name):
    print(name)
