ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = ["shop", "health_check", "health_check.db", "health_check.contrib.redis", "health_check.contrib.psutil"]
HEALTH_CHECK = {"DISK_USAGE_MAX": 85, "MEMORY_MIN": 200}
