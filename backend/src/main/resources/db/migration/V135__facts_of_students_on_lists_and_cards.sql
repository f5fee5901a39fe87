-- What lists of photos and the issuing of student cards ask for besides the record itself.
alter table department
    add column faculty_ko text check (length(faculty_ko) between 1 and 100),  -- 학부(계열)
    add column faculty_en text check (length(faculty_en) between 1 and 100);

alter table student
    add column nationality text not null default 'DOMESTIC' check (nationality in ('DOMESTIC', 'FOREIGN')),  -- 내/외국인
    add column study_time  text not null default 'DAY' check (study_time in ('DAY', 'EVENING')),             -- 주야 구분
    add column class_group text check (length(class_group) between 1 and 10);                                -- 반
