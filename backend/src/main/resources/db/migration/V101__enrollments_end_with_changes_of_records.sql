-- 휴학·자퇴·제적 end enrollments too (제28조).
alter table enrollment drop constraint enrollment_state_check,
    add constraint enrollment_state_check check (state in ('ENROLLED', 'DROPPED', 'CANCELLED_SECTION_CLOSED',
        'CANCELLED_UNDERPAID', 'CANCELLED_RECORD_CHANGED', 'WITHDRAWN'));
alter table enrollment_decision drop constraint enrollment_decision_action_check,
    add constraint enrollment_decision_action_check check (action in ('ENROLL', 'DROP', 'JOIN_WAITLIST',
        'LEAVE_WAITLIST', 'PROMOTE', 'CANCEL_SECTION_CLOSED', 'CANCEL_UNDERPAID', 'CANCEL_RECORD_CHANGED', 'WITHDRAW'));
