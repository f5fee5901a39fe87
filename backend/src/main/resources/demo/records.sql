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

-- Fifty sections show a syllabus, those of the account "professor" first.
insert into syllabus (section_id, content, updated_at, updated_by)
select s.id,
       jsonb_build_object(
           'courseInformation', jsonb_build_object(
               'overview', s.title || '의 기본 개념과 주요 이론을 익히고, 사례와 과제로 배운 내용을 확인한다.',
               'objectives', '핵심 개념을 자신의 말로 설명하고 주어진 문제에 적용할 수 있다.',
               'textbooks', '강의 교안(운영플랫폼에서 제공)',
               'teachingMethods', '매주 동영상 강의를 수강하고 과제와 토론에 참여한다.',
               'remarks', '질문은 강의실 게시판에 남겨 주세요.'),
           'assessment', '[{"item": "FINAL_EXAM", "percent": 40}, {"item": "ATTENDANCE", "percent": 20},
                           {"item": "ASSIGNMENT", "percent": 25}, {"item": "DISCUSSION", "percent": 15}]'::jsonb,
           'weeklyPlan', w.plan),
       now(), s.professor_id::text
  from (select s.id, s.title, s.professor_id
          from section s
          join term t on t.id = s.term_id
          join account a on a.id = s.professor_id
         where t.code = '{code}'
         order by a.login_name <> 'professor', s.id limit 50) s
 cross join lateral (
       select jsonb_agg(jsonb_build_object(
                  'week', week,
                  'topic', case week when 1 then '강의 소개와 기초 개념' when 15 then '종합 정리' when 16 then '기말고사'
                                else s.title || ' ' || (week - 1) || '강' end,
                  'contents', case week when 1 then '수업 목표와 평가 방법 안내' when 16 then '시험 지정시간대에 응시'
                                   else '강의 수강과 학습 내용 확인' end)
                  || case week when 5 then '{"assessment": "과제 1"}'::jsonb
                               when 8 then '{"assessment": "토론"}'::jsonb
                               when 11 then '{"assessment": "과제 2"}'::jsonb
                               when 16 then '{"assessment": "기말고사"}'::jsonb
                               else '{}'::jsonb end
                  order by week) as plan
         from generate_series(1, 16) as week) w;

-- Student cards are being issued since three days ago, to every department; students upload their photos for another week.
-- One department goes first in a campaign of its own, so that all of it can be played on one day: rosters of the others are
-- waited for until their deadline.
with days as (
    select (now() at time zone 'Asia/Seoul')::date as today
), campaign as (
    insert into card_campaign (code, year, title_ko, title_en, opens_on, photo_until, roster_until, transmission_until,
                               link_until, application_from, delivery_from, created_at)
    select lot.code, {latestEntranceYear}, lot.title_ko, lot.title_en, today - 3, today + 7, today + 13, today + 15,
           today + 19, today + 20, today + 21, now()
      from days
     cross join (values ('CARD-{latestEntranceYear}', '{latestEntranceYear}학년도 학생증 발급',
                         'Student cards {latestEntranceYear}'),
                        ('CARD-{latestEntranceYear}-FIRST', '{latestEntranceYear}학년도 학생증 발급(선발급 학과)',
                         'Student cards {latestEntranceYear}, the department that goes first'))
                       as lot (code, title_ko, title_en)
    returning id, code
)
insert into card_campaign_department (campaign_id, department_id)
select campaign.id, d.id
  from campaign
  join department d on (d.student_number_code is not distinct from 1) = (campaign.code like '%-FIRST')
 order by d.id;
