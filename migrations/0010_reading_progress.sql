-- Scans and photographs are taken at once and recognised afterwards by a job, page by page: a reading has a state meanwhile.
ALTER TABLE readings
  -- collecting: photographs are being put in order; reading: the job is at it; failed: why stands in failure
  ADD COLUMN state      text NOT NULL DEFAULT 'read' CHECK (state IN ('collecting', 'reading', 'read', 'failed')),
  ADD COLUMN pages_done integer NOT NULL DEFAULT 0,
  -- pages to recognise, 0 where none are
  ADD COLUMN pages_total integer NOT NULL DEFAULT 0,
  -- what is said of it and what to do: {message, hint}
  ADD COLUMN failure    jsonb,
  -- pages given up while the others were read: [{page, message, hint}]
  ADD COLUMN unread     jsonb NOT NULL DEFAULT '[]',
  -- last sign of life of the job: one that is silent was killed and is taken up again
  ADD COLUMN beat_at    timestamptz;
CREATE INDEX readings_under_way ON readings (beat_at) WHERE state = 'reading';

-- The photographs of a reading in their order, each kept as the file it was.
CREATE TABLE reading_pictures (
  reading_id bigint NOT NULL REFERENCES readings ON DELETE CASCADE,
  number     integer NOT NULL CHECK (number > 0),
  name       text NOT NULL,
  sha256     text NOT NULL,
  size       bigint NOT NULL,
  PRIMARY KEY (reading_id, number)
);
