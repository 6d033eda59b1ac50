"""Documents made for a reader: PDF, spreadsheets, calendars, in the language of the reader."""
