"""Exchange: files handed over and received, and what they change here."""
