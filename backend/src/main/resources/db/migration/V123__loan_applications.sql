-- 학자금대출 (제6조): applications as the government's agency passes them on, with what they are ranked by.
create table loan_application (
    id                   integer      generated always as identity primary key,
    reference            text         not null unique check (reference ~ '^[A-Za-z0-9._-]{1,64}$'),
    term_id              integer      not null references term,
    student_number       text         references student,
    application_number   text,                      -- of somebody admitted for the term who has no number yet
    household_income_won bigint       not null check (household_income_won between 0 and 99999999999),
    income_bracket       smallint     not null check (income_bracket between 1 and 10),
    percentile           numeric(5,2) check (percentile between 0 and 100),  -- of the last regular term; null without one
    asked_won            bigint       not null check (asked_won between 1 and 999999999),
    received_on          date         not null,
    recorded_at          timestamptz  not null,
    result               text         check (result in ('SELECTED', 'REJECTED')),
    ceiling_won          bigint       check (ceiling_won >= 0),
    granted_won          bigint       check (granted_won >= 0),
    result_reason        text,
    decided_at           timestamptz,
    decided_by           text,
    version              integer      not null default 0,
    check ((student_number is null) <> (application_number is null)),
    check ((result is null) = (decided_at is null)),
    check ((result is null) = (ceiling_won is null)),
    check ((granted_won is not null) = coalesce(result = 'SELECTED', false)),
    constraint loan_application_within_ceiling check (granted_won <= ceiling_won and granted_won <= asked_won)
);
create unique index loan_application_student on loan_application (term_id, student_number)
 where student_number is not null;
create unique index loan_application_applicant on loan_application (term_id, application_number)
 where application_number is not null;
create index loan_application_of_student on loan_application (student_number) where student_number is not null;
