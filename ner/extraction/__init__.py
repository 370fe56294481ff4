"""What one article says: people, positions, organizations, dates, events, and who took part in them."""
