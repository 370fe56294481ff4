SELECT DISTINCT source, place AS jurisdiction, evidence FROM counted.articles
