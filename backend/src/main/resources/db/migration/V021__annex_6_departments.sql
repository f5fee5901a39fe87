-- The departments of annex 6 with their codes inside student numbers (article 25 (2)). A blank year in the annex
-- continues the year above it. The English names are our translations.
insert into department (student_number_code, name_ko, name_en, opened_year) values
    ( 1, '시각디자인학과', 'Visual Design', 2001),
    ( 2, '법·행정학과', 'Law and Public Administration', 2001),
    ( 3, '경영학과', 'Business Administration', 2001),
    ( 4, '실용영어학과', 'Practical English', 2001),
    ( 5, '컴퓨터정보통신학과', 'Computer and Information Communication', 2001),
    ( 6, '사회복지학과', 'Social Welfare', 2002),
    ( 7, '평생교육상담학과', 'Lifelong Education and Counseling', 2003),
    ( 8, '중국언어문화학과', 'Chinese Language and Culture', 2003),
    ( 9, '방송문예창작학과', 'Broadcasting and Creative Writing', 2004),
    (10, '부동산학과', 'Real Estate', 2004),
    (11, '상담심리학과', 'Counseling Psychology', 2005),
    (12, '소방방재학과', 'Fire and Disaster Prevention', 2005),
    (13, '아동학과', 'Child Studies', 2005),
    (14, '세무회계학과', 'Taxation and Accounting', 2006),
    (15, '경찰교정학과', 'Police and Correctional Studies', 2010),
    (16, '융합정보보안학과', 'Convergence Information Security', 2010),
    (17, '연예예술경영학과', 'Entertainment and Arts Management', 2013),
    (18, '건설시스템공학과', 'Construction Systems Engineering', 2014),
    (19, '노인복지학과', 'Welfare for the Elderly', 2014),
    (20, '기독교상담복지학과', 'Christian Counseling and Welfare', 2015),
    (21, '뷰티미용예술학과', 'Beauty and Cosmetology Arts', 2015),
    (22, '외식조리경영학과', 'Food Service and Culinary Management', 2015),
    (23, '청소년코칭상담학과', 'Youth Coaching and Counseling', 2015),
    (24, '컴퓨터소프트웨어학과', 'Computer Software', 2015),
    (25, '전기공학과', 'Electrical Engineering', 2016),
    (26, 'ICT공학부', 'School of ICT Engineering', 2017);

-- One bachelor's program each.
insert into program (code, department_id, name_ko, name_en, degree)
select 'B' || lpad(student_number_code::text, 2, '0'), id, name_ko || ' 학사과정', 'Bachelor of ' || name_en, 'BACHELOR'
  from department where student_number_code is not null order by student_number_code;
