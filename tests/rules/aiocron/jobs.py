import aiocron


@aiocron.crontab("0 */2 * * *", tz=None)
async def even():
    """Every two hours."""


async def given(): ...


aiocron.crontab("5 4 * * *", func=given)

# none of these
aiocron.crontab("* * * * *", start=False)
