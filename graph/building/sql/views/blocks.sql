FROM observed.blocks ANTI JOIN resolved.duplicate_sources USING (source)
