"""The grader in a container: its image, and what an `engine run` gets to see of this machine.

Tier 3, one container for each student process, is the sandbox's and not here.
"""
