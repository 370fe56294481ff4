"""From a page to its articles: lines joined, the page cut, headlines, bylines and continuations found."""
