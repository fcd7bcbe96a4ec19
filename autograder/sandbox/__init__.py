"""The walls around student code, and the template process that puts them up.

The trusted side uses `autograder.sandbox.client`; everything else here runs in the template
process (before the walls stand) or in the student process (while it walls itself in).
"""
