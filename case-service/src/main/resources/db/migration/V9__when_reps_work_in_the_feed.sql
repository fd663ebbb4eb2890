-- Who plans staff has to know when reps work. Holidays are dates, without names.
SELECT publish_table('rep', 'rep', ARRAY['team_id', 'hourly_cost_minor', 'hourly_cost_currency', 'weekly_hours', 'calendar_id']);
SELECT publish_table('calendar_version', 'calendar-version', ARRAY['calendar_id', 'valid_from', 'time_zone', 'weekly_hours', 'holidays']);
