-- What the archivist's index of a campaign says differently from what is suggested: 保管期限, 密级, 备注 of one item 件.
CREATE TABLE archive_items (
  campaign_id bigint NOT NULL REFERENCES campaigns,
  -- which item, such as report/2/17
  key         text NOT NULL,
  retention   text CHECK (retention IN ('permanent', 'thirty', 'ten')),
  secrecy     text,
  remark      text,
  updated_by  text NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (campaign_id, key)
);
