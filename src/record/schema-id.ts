/** Names the version of the record's contract; every record carries it. */
export const SCHEMA_ID = 'chancery.record/1';
