FROM observed.article_texts
