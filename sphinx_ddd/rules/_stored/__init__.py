"""What the rules for stored state share: migrations, copies, dumps, locks."""
