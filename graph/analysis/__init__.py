"""What follows from the resolved tables: who met whom, how often and how closely."""
