"""What a researcher has corrected in what texts are taken to say, and the report of an article with it."""
