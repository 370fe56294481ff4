SELECT source, jurisdiction, evidence, basis FROM state.homes SEMI JOIN counted.articles USING (source)
