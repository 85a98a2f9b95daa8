/**
 * Tables of the run core. JSON columns are `json`, not `jsonb`: the text, and with it the key order, survives.
 * Times are milliseconds since the Unix epoch.
 */
export const RUN_CORE_SQL = `
CREATE TABLE runs (
  id text PRIMARY KEY,
  workflow text NOT NULL,
  graph_version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'running', 'waiting', 'succeeded', 'failed', 'rejected', 'cancelled')),
  input json NOT NULL,
  output json,
  error json,
  event_count integer NOT NULL DEFAULT 0,
  created_at_ms bigint NOT NULL,
  updated_at_ms bigint NOT NULL
);
CREATE INDEX runs_by_creation ON runs (created_at_ms DESC, id DESC);

CREATE TABLE leases (
  run_id text PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
  owner text,
  token bigint NOT NULL,
  expires_at_ms bigint NOT NULL
);

CREATE TABLE run_events (
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  sequence integer NOT NULL,
  type text NOT NULL,
  data json NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (run_id, sequence)
);

CREATE TABLE reviews (
  id text PRIMARY KEY,
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  gate text NOT NULL,
  interrupt_id text NOT NULL,
  digest text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  status text NOT NULL CHECK (status IN ('pending', 'decided', 'superseded')),
  payload json NOT NULL,
  decision json,
  decided_by text,
  created_at_ms bigint NOT NULL,
  decided_at_ms bigint,
  UNIQUE (run_id, interrupt_id),
  CHECK ((status = 'decided') = (decision IS NOT NULL AND decided_by IS NOT NULL AND decided_at_ms IS NOT NULL))
);
CREATE INDEX reviews_by_status ON reviews (status, created_at_ms DESC);

CREATE TABLE effects (
  run_id text NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step text NOT NULL,
  input_hash text NOT NULL,
  status text NOT NULL CHECK (status IN ('begun', 'done')),
  token bigint NOT NULL,
  result json,
  begun_at_ms bigint NOT NULL,
  done_at_ms bigint,
  PRIMARY KEY (run_id, step, input_hash)
);

CREATE TABLE artifacts (
  digest text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  media_type text NOT NULL,
  bytes bytea NOT NULL,
  created_at_ms bigint NOT NULL
);

CREATE TABLE audit_log (
  sequence bigint PRIMARY KEY,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  data json NOT NULL,
  at_ms bigint NOT NULL,
  hash text NOT NULL
);
CREATE TABLE audit_head (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  sequence bigint NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head (sequence, hash) VALUES (0, repeat('0', 64));
CREATE FUNCTION audit_hash(previous text, sequence bigint, actor text, action text, subject text, data text, at_ms bigint)
RETURNS text STABLE LANGUAGE sql AS $$
  SELECT encode(sha256(convert_to(json_build_array(previous, sequence, actor, action, subject, data, at_ms)::text, 'UTF8')), 'hex')
$$;

CREATE TABLE api_tokens (
  id text PRIMARY KEY,
  name text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at_ms bigint NOT NULL,
  expires_at_ms bigint,
  revoked_at_ms bigint
);

CREATE TABLE memory_items (
  namespace text[] NOT NULL,
  key text NOT NULL,
  value_type text NOT NULL,
  value bytea NOT NULL,
  created_at_ms bigint NOT NULL,
  updated_at_ms bigint NOT NULL,
  PRIMARY KEY (namespace, key)
);

CREATE TABLE encryption_canaries (
  key_id text PRIMARY KEY,
  sealed bytea NOT NULL
);
`;
