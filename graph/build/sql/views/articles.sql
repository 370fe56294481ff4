FROM observed.articles
