import sys

from django.core.management import ManagementUtility


class ShopUtility(ManagementUtility):
    pass


def main(argv=None):
    utility = ShopUtility(argv or sys.argv)
    utility.execute()


# none of these
def helper():
    """Runs nothing of Django."""
    print("help")
