rotate-logs:
	logrotate --force shop.conf
