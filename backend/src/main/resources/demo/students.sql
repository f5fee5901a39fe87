-- The same seed throws the same dice: student n, throw k, result 0 … bound-1.
create function pg_temp.dice(n bigint, k int, bound int) returns int language sql immutable as
$$ select ((hashint8extended(n, {seed} * 1000 + k) & 9223372036854775807) % bound)::int $$;

insert into program (code, department_id, name_ko, name_en, degree)
select 'M' || lpad(student_number_code::text, 2, '0'), id, name_ko || ' 석사과정', 'Master of ' || name_en, 'MASTER'
  from department where student_number_code is not null
on conflict do nothing;

-- Faculties as lists of students print them.
update department d
   set faculty_ko = f.ko, faculty_en = f.en
  from (values ('예술계열', 'Arts', array[1, 9, 17, 21]),
               ('인문사회계열', 'Humanities and Social Sciences', array[2, 4, 7, 8, 11, 15]),
               ('경상계열', 'Business and Economics', array[3, 10, 14, 22]),
               ('공학계열', 'Engineering', array[5, 12, 16, 18, 24, 25, 26]),
               ('복지상담계열', 'Welfare and Counseling', array[6, 13, 19, 20, 23])) as f(ko, en, codes)
 where d.student_number_code = any(f.codes);

-- Student numbers (article 25, annex 5): serials in 가나다 order within entrance year, type and department.
with dealt as (
    select n,
           case when pg_temp.dice(n, 1, 100) < 92 then 1 when pg_temp.dice(n, 1, 100) < 97 then 2
                when pg_temp.dice(n, 1, 100) < 99 then 3 else 4 end as type_digit,
           1 + (n % 26)::int as department_code,
           {latestEntranceYear} - ((n / 26) % 9)::int as entrance_year,
           (array['김','이','박','최','정','강','조','윤','장','임','한','오','서','신','권','황','안','송','류','홍',
                  '김','이','박','최','정','김','이','박','전','고','문','양','손','배','백','허','남','심','노','하'])
               [1 + pg_temp.dice(n, 2, 40)] ||
           (array['민준','서준','도윤','예준','시우','하준','주원','지호','지후','준서','준우','현우','도현','지훈','건우',
                  '우진','선우','서진','민재','현준','연우','유준','정우','승우','승현','시윤','준혁','은우','지환','승민',
                  '서연','서윤','지우','서현','하은','하윤','민서','지유','윤서','채원','수아','지민','지아','은서','다은',
                  '예은','수빈','소율','예린','지원','소윤','시은','유진','채은','윤아','가은','서영','민지','예나','수민'])
               [1 + pg_temp.dice(n, 3, 60)] as name
      from generate_series(0, {students} - 1) as n
), numbered as (
    select *, row_number() over (partition by entrance_year, type_digit, department_code order by name, n) as serial
      from dealt
)
insert into student (student_number, name, birth_date, type, admission, state, program_id, entrance_year,
                     former_credits, recognition_fixed, advisor_id, nationality, study_time, class_group)
select to_char(entrance_year % 100, 'FM00') || type_digit || to_char(department_code, 'FM00') || to_char(serial, 'FM000'),
       s.name,
       make_date(entrance_year - 19 - case type_digit when 1 then 0 else 5 end,
                 1 + pg_temp.dice(n, 4, 12), 1 + pg_temp.dice(n, 5, 28)),
       (array['UNIVERSITY', 'GRADUATE', 'PART_TIME', 'AUDITOR'])[type_digit],
       a.admission,
       case when type_digit > 2 then 'ENROLLED'
            when {latestEntranceYear} - entrance_year >= 5 and pg_temp.dice(n, 6, 100) < 40 then 'GRADUATED'
            when pg_temp.dice(n, 7, 100) < 88 then 'ENROLLED'
            when pg_temp.dice(n, 7, 100) < 96 then 'ON_LEAVE'
            when pg_temp.dice(n, 7, 100) < 98 then 'WITHDRAWN'
            else 'DISMISSED' end,
       p.id,
       entrance_year,
       case a.admission when 'TRANSFER' then 35 + 5 * pg_temp.dice(n, 8, 8) else 0 end,
       a.admission = 'TRANSFER' and pg_temp.dice(n, 9, 100) < 80,
       prof.id,
       case when pg_temp.dice(n, 11, 100) < 4 then 'FOREIGN' else 'DOMESTIC' end,
       case when department_code in (3, 6, 11, 14) and pg_temp.dice(n, 12, 100) < 25 then 'EVENING' else 'DAY' end,
       case when type_digit = 1 and department_code in (1, 3, 5, 6, 15) then (array['A', 'B'])[1 + pg_temp.dice(n, 13, 2)] end
  from numbered s
 cross join lateral (select case when type_digit = 1 and pg_temp.dice(n, 10, 100) < 6 then 'TRANSFER'
                                 when type_digit = 1 and pg_temp.dice(n, 10, 100) < 7 then 'READMISSION'
                                 else 'FRESHMAN' end as admission) a
  join program p on p.code = case type_digit when 2 then 'M' else 'B' end || to_char(department_code, 'FM00')
  left join account prof on type_digit <= 2 and prof.login_name =
       case when department_code = 5 then 'professor' else 'professor-' || (1 + department_code) end;
