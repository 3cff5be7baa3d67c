-- What was recognised on the pages of scans and photographs, by the file's content: the same file is never recognised twice,
-- and a process killed in the middle loses one page, not the file.
CREATE TABLE scan_pages (
  sha256   text NOT NULL,
  page     integer NOT NULL CHECK (page >= 1),
  -- version of the recogniser; pages of an older one are recognised anew
  engine   text NOT NULL,
  -- the page as documents/ocr gives it; null when it was given up
  result   jsonb,
  -- why it was given up: {code, status, message, hint}
  problem  jsonb,
  attempts integer NOT NULL DEFAULT 1,
  made_at  timestamptz NOT NULL,
  PRIMARY KEY (sha256, page),
  CHECK ((result IS NULL) <> (problem IS NULL))
);
