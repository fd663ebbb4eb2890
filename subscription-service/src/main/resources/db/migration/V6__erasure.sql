-- A contact that is erased is deleted: nothing here counts it.
SELECT without_statistics('contact', ARRAY['external_id', 'name', 'email', 'phone', 'role']);
