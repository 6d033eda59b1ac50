"""The words of the method: pages, questions, hints, starters. All texts are message ids."""
