"""Visual building blocks shared by every place of the window; the kit never imports a place."""
