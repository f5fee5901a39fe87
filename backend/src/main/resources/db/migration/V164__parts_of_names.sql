-- Names are looked for by a part of them, mostly two syllables, of which trigrams know nothing: every single character
-- and every pair of neighbours of both names is in the index instead. The former one served no statement, since those look
-- in both names.
create function name_parts(names text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct substr(lower(names), at, long)), '{}')
      from generate_series(1, 2) as long, generate_series(1, length(names) - long + 1) as at
$$;
-- What the index must have of a name with this part in it.
create function parts_needed(part text) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(distinct substr(lower(part), at, least(length(part), 2))), '{}')
      from generate_series(1, greatest(length(part) - 1, least(length(part), 1))) as at
$$;
drop index student_name;
create index student_name_parts on student using gin (name_parts(name || ' ' || coalesce(name_en, '')));
