ROOT_URLCONF = "shop.main"
