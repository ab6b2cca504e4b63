"""The Maintenance Maturity Model: facts and evidence become a score."""
