"""What rules for servers and task queues share."""
