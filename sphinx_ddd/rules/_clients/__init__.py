"""What rules share that read clients of services, pools, queues, time limits and retries."""
