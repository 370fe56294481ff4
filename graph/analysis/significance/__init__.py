"""Whether two actors met more, or less, often than their posts and the number of their appearances explain."""
