"""The report of the city: several networks side by side, as pages and as a workbook."""
