-- The archive, version 3: watches. Unlike what 002-analysis.sql holds, the questions here are the user's own, and what
-- was visited and told is known nowhere else: no command makes these rows anew.

CREATE TABLE watches (
  name VARCHAR NOT NULL, question VARCHAR NOT NULL, webhook VARCHAR,
  made TIMESTAMP NOT NULL, since INTEGER NOT NULL, told INTEGER NOT NULL
);
COMMENT ON TABLE watches IS 'Saved questions, by name';
COMMENT ON COLUMN watches.question IS 'What is looked for, as JSON';
COMMENT ON COLUMN watches.webhook IS 'The address to which news is posted';
COMMENT ON COLUMN watches.made IS 'UTC';
COMMENT ON COLUMN watches.since IS 'Documents with a higher number can be news';
COMMENT ON COLUMN watches.told IS 'News in documents up to this number has been told';

CREATE TABLE watch_feeds (name VARCHAR NOT NULL, address VARCHAR NOT NULL);
COMMENT ON TABLE watch_feeds IS 'The feeds that each watch reads';

CREATE TABLE feed_visits (
  address VARCHAR NOT NULL, etag VARCHAR, last_modified VARCHAR, visited TIMESTAMP NOT NULL, outcome VARCHAR NOT NULL
);
COMMENT ON TABLE feed_visits IS 'The last visit to each feed';
COMMENT ON COLUMN feed_visits.etag IS 'What the server calls the state of the feed that was read (RFC 9110)';
COMMENT ON COLUMN feed_visits.visited IS 'UTC';
COMMENT ON COLUMN feed_visits.outcome IS 'read, unchanged, or why it failed';

CREATE TABLE feed_links (address VARCHAR NOT NULL, link VARCHAR NOT NULL);
COMMENT ON TABLE feed_links IS 'Pages behind the links of a feed that have been fetched; they are not fetched again';

CREATE TABLE feed_documents (address VARCHAR NOT NULL, document INTEGER NOT NULL);
COMMENT ON TABLE feed_documents IS 'Which documents each feed brought';
