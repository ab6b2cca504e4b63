"""What the rules for Ansible share: its names, what a module file is, its argument spec, how it starts programs."""
