-- Runs in the transaction of students.sql, after the accounts.
create temporary table demo_course on commit drop as
select row_number() over (order by course_number) - 1 as i, course_number, title_ko, credits, category
  from course where category <> 'THESIS' and credits between 1 and 4;
create unique index on demo_course (i);
analyze demo_course;

-- The first five thousand students of the university have a past: six courses a term since they came, at most eight terms.
insert into completed_course (student_number, term_code, course_number, title, credits, category, grade)
select s.student_number, s.term_code, c.course_number, c.title_ko, c.credits, c.category,
       case when s.g < 15 then 'A+' when s.g < 30 then 'A0' when s.g < 50 then 'B+' when s.g < 70 then 'B0'
            when s.g < 82 then 'C+' when s.g < 90 then 'C0' when s.g < 94 then 'D+' when s.g < 97 then 'D0' else 'F' end
  from (select student_number, t.code as term_code,
               (pg_temp.dice(student_number::bigint, 20, 1000000) + (t.i * 6 + k) * 611::bigint)
                   % (select count(*) from demo_course) as i,
               pg_temp.dice(student_number::bigint, 100 + t.i * 6 + k, 100) as g
          from (select * from student where type in ('UNIVERSITY', 'GRADUATE')
                 order by student_number desc limit 5000) newest
         cross join lateral (
               select row_number() over (order by y, season desc)::int - 1 as i, y || '-' || season as code
                 from generate_series(entrance_year, {year}) as y
                cross join (values ('SPRING'), ('FALL')) as seasons (season)
                where y || '-' || season <> '{code}'
                  and (y < {year} or (season = 'SPRING' and '{season}' = 'FALL'))
                order by 1 desc limit 8) t
         cross join generate_series(0, 5) as k) s
  join demo_course c on c.i = s.i
on conflict do nothing;

update student s
   set earned_credits = t.earned, previous_gpa_hundredths = t.gpa, previous_gpa_term = '{pastCode}'
  from (select student_number,
               sum(credits) filter (where grade not in ('F', 'NP', 'W')) as earned,
               (sum(credits * points) filter (where term_code = '{pastCode}')
                   / nullif(sum(credits) filter (where term_code = '{pastCode}'), 0))::int as gpa
          from completed_course
          join (values ('A+', 450), ('A0', 400), ('B+', 350), ('B0', 300), ('C+', 250), ('C0', 200), ('D+', 150),
                       ('D0', 100), ('F', 0)) as value (g, points) on g = grade
         group by student_number) t
 where t.student_number = s.student_number and t.earned is not null;

insert into recognised_course (student_number, course_number, former_title)
select student_number, course_number, title_ko
  from (select student_number, c.course_number, c.title_ko
          from student s
         cross join generate_series(0, 1) as k
          join demo_course c on c.i = (pg_temp.dice(s.student_number::bigint, 30 + k, 1000000)
                                       % (select count(*) from demo_course))
         where admission = 'TRANSFER') r
on conflict do nothing;

insert into advising (student_number, term_id, advised_by, advisor_name, advised_at, note)
select s.student_number, t.id, a.id::text, a.display_name, now(), '이번 학기 수강 계획을 함께 살펴보았습니다.'
  from student s
  join account a on a.id = s.advisor_id
  join term t on t.code = '{code}'
 where s.state = 'ENROLLED' and pg_temp.dice(s.student_number::bigint, 40, 100) < 85;

with professor as (
    select id, row_number() over (order by login_name) - 1 as i, count(*) over () as n
      from account where login_name = 'professor' or login_name like 'professor-%'
)
update section s set professor_id = p.id
  from professor p, term t
 where t.code = '{code}' and s.term_id = t.id and p.i = s.id % p.n;

-- Enrollment is open from yesterday for a month; the other windows follow the term.
insert into academic_window (term_id, kind, opens_at, closes_at)
select t.id, w.kind, w.opens_at, w.closes_at
  from term t
 cross join lateral (values
       ('ENROLLMENT', date_trunc('day', now() at time zone 'Asia/Seoul') at time zone 'Asia/Seoul' - interval '1 day',
                      date_trunc('day', now() at time zone 'Asia/Seoul') at time zone 'Asia/Seoul' + interval '30 days'),
       ('ADD_DROP',   t.starts_on::timestamp at time zone 'Asia/Seoul',
                      (t.starts_on + 7)::timestamp at time zone 'Asia/Seoul'),
       ('WITHDRAWAL', (t.starts_on + 28)::timestamp at time zone 'Asia/Seoul',
                      (t.starts_on + 42)::timestamp at time zone 'Asia/Seoul'),
       ('SYLLABUS',   date_trunc('day', now() at time zone 'Asia/Seoul') at time zone 'Asia/Seoul' - interval '1 day',
                      t.starts_on::timestamp at time zone 'Asia/Seoul'),
       ('COURSE_PLAN', date_trunc('day', now() at time zone 'Asia/Seoul') at time zone 'Asia/Seoul' - interval '1 day',
                      t.starts_on::timestamp at time zone 'Asia/Seoul')) as w (kind, opens_at, closes_at)
 where t.code = '{code}';
