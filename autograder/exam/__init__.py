"""The trusted side: decides what a submission is worth."""
