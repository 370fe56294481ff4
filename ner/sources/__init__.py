"""From files of any format and encoding to pages of text, and the edition that each belongs to."""
