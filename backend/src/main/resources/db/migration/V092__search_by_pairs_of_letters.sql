-- Most Korean words have two syllables, and trigrams find none of them inside of other words: every such search read all
-- sections of the term. Pairs of neighbouring letters find every word of two letters or more.
create function letter_pairs(value text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct substr(value, n, 2)), '{}') from generate_series(1, char_length(value) - 1) n
$$;
create index section_letter_pairs on section using gin (letter_pairs(search_text));
drop index section_search;
