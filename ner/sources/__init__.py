"""From files of any format and encoding to pages of text, and the issue that each belongs to."""
