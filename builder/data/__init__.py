"""The site's data as files: JSON for each page, tables, a database, a workbook, and what describes them."""
