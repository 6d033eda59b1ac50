"""When two writings mean the same: words, names, phones, e-mails, organisations."""
