"""What the rules for schedulers share: lengths of time, cron expressions, what is run, and the fact made of them."""
