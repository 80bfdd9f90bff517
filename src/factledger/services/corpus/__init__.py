"""Reading a corpus: many files, in many processes or on a cluster, into one file of figures."""
