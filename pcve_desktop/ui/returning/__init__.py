"""Return forms: send a partner its actions to update, look through what comes back."""
