insert into term (code, year, season, starts_on, ends_on, class_days)
values ('{code}', {year}, '{season}', '{startsOn}', '{endsOn}', 105),
       ('{seasonalCode}', {year}, '{seasonalSeason}', '{seasonalStartsOn}', '{seasonalEndsOn}', 15)
on conflict do nothing;
