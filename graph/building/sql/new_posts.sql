-- The $most new posts that most articles tell of: person, body, post.
SELECT person, organization, qualifier || post AS post
FROM state.latest_occupancies ANTI JOIN state.before_occupancies USING (entity_id, post, organization, qualifier)
ORDER BY articles DESC, person, organization, post LIMIT $most
