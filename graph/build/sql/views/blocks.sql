FROM observed.blocks
