"""Documents of their own: each module makes the pages of one, from what its readers may see."""
