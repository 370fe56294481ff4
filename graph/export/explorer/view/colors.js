// @ts-check
// Colours on a light and on a dark ground that stay apart for readers who see no red, no green or no blue; JSON, so that a test can read them.
"use strict";

guantu.colors = {
  "PALETTE": ["#434fd1", "#ce5f02", "#4fd7b8", "#901402", "#d678f9", "#bfd114", "#603b71"],
  "ON_DARK": ["#a1a7ff", "#e48662", "#00fbec", "#cc2204", "#93558f", "#ece03c", "#6f66f6"]
};
