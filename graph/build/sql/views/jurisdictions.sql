SELECT DISTINCT source, place AS jurisdiction, evidence FROM observed.articles
