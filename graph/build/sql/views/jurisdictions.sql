SELECT source, jurisdiction, evidence, basis FROM state.homes SEMI JOIN observed.articles USING (source)
