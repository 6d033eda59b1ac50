"""Speed as ratios against a floor measured in the same run; `dev.py bench` prints them."""
