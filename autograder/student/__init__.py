"""All that runs inside the sandbox: it runs cells, hands over values, calls functions.

It knows nothing of checks, points or solutions, and nothing that it says is believed: a student
can read, change and impersonate every line of it.
"""
