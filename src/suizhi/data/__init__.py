"""What Suizhi ships as data: rules, lexicons, the plan."""
