-- Not in the feed: what a reader needs of the calendars stands in the seconds of each interval.
CREATE TABLE calendar (
  name text NOT NULL
);
SELECT collection_columns('calendar');

CREATE TABLE calendar_version (
  calendar_id  uuid  NOT NULL,
  valid_from   date,
  time_zone    text  NOT NULL,
  weekly_hours jsonb NOT NULL,
  holidays     jsonb NOT NULL
);
SELECT collection_columns('calendar_version');
ALTER TABLE calendar_version ADD FOREIGN KEY (tenant_id, calendar_id) REFERENCES calendar (tenant_id, id);

CREATE TABLE calendar_assignment (
  calendar_id  uuid NOT NULL,
  service_tier text,
  team_id      uuid,
  valid_from   timestamptz
);
SELECT collection_columns('calendar_assignment');
ALTER TABLE calendar_assignment
  ADD FOREIGN KEY (tenant_id, calendar_id) REFERENCES calendar (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, team_id) REFERENCES team (tenant_id, id);
