from shop.stock import count, wait_for_stock


def test_count():
    wait_for_stock()
    assert count()
