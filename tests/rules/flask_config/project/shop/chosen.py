"""What an environment variable may replace."""

SHOP_REGION = "eu"

# none of these
region = "us"
