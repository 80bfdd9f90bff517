"""One verb a file: takes values, returns values, prints nothing."""
