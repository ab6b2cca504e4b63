"""What rules on security share: verdicts in the words of an auditor, and the option that decides."""
