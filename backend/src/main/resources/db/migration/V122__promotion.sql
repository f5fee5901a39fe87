-- 진급 (제27조): the year level that the last promotion settled, beside the one that follows from the credits of today.
alter table student
    add column promoted_level smallint check (promoted_level between 1 and 9),
    add column promoted_term  text,
    add constraint student_promoted_when check ((promoted_level is null) = (promoted_term is null));

-- Once a term (제27조④).
create table promotion_batch (
    id                 integer     generated always as identity primary key,
    term_id            integer     not null references term,
    grades_fixed_on    date        not null,       -- 성적이수 확정일
    reported_on        date        not null,       -- 진급처리보고일
    students           integer     not null,
    promoted           integer     not null,
    executed_at        timestamptz not null,
    executed_by        text        not null,
    regulation_version text        not null,
    constraint promotion_batch_once unique (term_id),
    check (reported_on >= grades_fixed_on)
);
create trigger promotion_batch_append_only before update or delete on promotion_batch
    for each row execute function refuse_change();

create table promotion_result (
    batch_id       integer  not null references promotion_batch,
    student_number text     not null references student,
    state          text     not null,
    dismissed_on   date,                           -- set for those dismissed since the grades were final
    earned_credits integer  not null,
    former_credits integer  not null,
    before_level   smallint,
    after_level    smallint not null,
    primary key (batch_id, student_number)
);
create index promotion_result_student on promotion_result (student_number);
create trigger promotion_result_append_only before update or delete on promotion_result
    for each row execute function refuse_change();
