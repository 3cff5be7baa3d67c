-- Official documents written here 文稿: the text as JSON of the schema official/1, and, once finished, the PDF and the Word file made of it.
CREATE TABLE compositions (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id     bigint NOT NULL REFERENCES units,
  kind        text NOT NULL CHECK (kind IN ('notice', 'plan', 'letter', 'minutes', 'summary', 'report', 'other')),
  -- of the document, for lists and searches
  title       text NOT NULL,
  doc_number  text,
  characters  integer NOT NULL,
  document    jsonb NOT NULL,
  -- per attachment of the document the number of the file that goes along in place of its text, or null
  enclosures  jsonb NOT NULL DEFAULT '[]',
  state       text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'finished')),
  -- raised by every save: a save that began from an older one is refused, not lost
  revision    integer NOT NULL DEFAULT 1,
  copied_from bigint REFERENCES compositions ON DELETE SET NULL,
  -- where it went once finished: read as a new notice, or sent as a follow-up of an issued one
  reading_id  bigint REFERENCES readings ON DELETE SET NULL,
  campaign_id bigint,
  notice_id   integer,
  created_by  bigint NOT NULL REFERENCES people,
  created_at  timestamptz NOT NULL,
  updated_by  bigint NOT NULL REFERENCES people,
  updated_at  timestamptz NOT NULL,
  -- when the audit log last got a line of this person's saves; typing for an hour is a few lines, not hundreds
  noted_by    bigint REFERENCES people,
  noted_at    timestamptz,
  finished_by bigint REFERENCES people,
  finished_at timestamptz,
  CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
  FOREIGN KEY (campaign_id, notice_id) REFERENCES notices (campaign_id, id) ON DELETE SET NULL
);
CREATE INDEX compositions_unit ON compositions (unit_id, updated_at DESC, id DESC);
CREATE INDEX compositions_title ON compositions USING gin (title gin_trgm_ops);

-- What was made of a finished one (pdf, docx), and files that go along with it as attachments.
CREATE TABLE composition_files (
  composition_id bigint NOT NULL REFERENCES compositions ON DELETE CASCADE,
  id      integer NOT NULL,
  role    text NOT NULL CHECK (role IN ('pdf', 'docx', 'enclosure')),
  name    text NOT NULL,
  sha256  text NOT NULL,
  size    bigint NOT NULL,
  -- of the PDF
  pages   integer,
  PRIMARY KEY (composition_id, id)
);
CREATE UNIQUE INDEX composition_files_made ON composition_files (composition_id, role) WHERE role <> 'enclosure';

-- A notice may come with further files from the start: they are attached when its reading is confirmed. [{name, sha256, size}]
ALTER TABLE readings ADD COLUMN along jsonb NOT NULL DEFAULT '[]';
