"""What modules share that read which programs are started: command lines, and what well-known programs do."""
