package dev.haksa.student;

import dev.haksa.catalog.TermCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What can happen to a student's record by a binding decision (제28조). */
public sealed interface StudentChange {
    /** As it is kept. */
    Kind kind();

    /** Its name in the history. */
    enum Kind {
        LEAVE_TAKEN,
        LEAVE_CHANGED,
        RETURNED,
        LEAVE_CANCELLED,
        WITHDRAWN,
        DISMISSED,
        READMITTED,
        PROGRAM_CHANGED,
        CORRECTED
    }

    /**
     * 휴학: an enrolled student goes on leave.
     *
     * @param requestedOn receipt date of the request
     * @param endsOn last day of the leave
     */
    record LeaveTaken(LeaveKind leave, LocalDate requestedOn, LocalDate endsOn, TermCode returnTerm)
            implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.LEAVE_TAKEN;
        }
    }

    /** 휴학 변경·연장 (제29조): a leave goes on under another kind, or longer; the first request stays what it was. */
    record LeaveChanged(LeaveKind leave, LocalDate requestedOn, LocalDate endsOn, TermCode returnTerm)
            implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.LEAVE_CHANGED;
        }
    }

    /** 복학: the student is back. */
    record Returned() implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.RETURNED;
        }
    }

    /** 휴학 취소 (제30조): the student is back as if there had been no leave. */
    record LeaveCancelled() implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.LEAVE_CANCELLED;
        }
    }

    /** 자퇴 */
    record Withdrawn() implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.WITHDRAWN;
        }
    }

    /**
     * 제적
     *
     * @param cause code of the ground, such as {@code NOT_REGISTERED}; readmission asks for it (제37조)
     */
    record Dismissed(String cause) implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.DISMISSED;
        }
    }

    /** 재입학 (제38조): a student who had left is enrolled again. */
    record Readmitted() implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.READMITTED;
        }
    }

    /** 전과 (제35조): the student studies in another program. */
    record ProgramChanged(int programId) implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.PROGRAM_CHANGED;
        }
    }

    /** 학적부 정정 (제44조④); null leaves a value as it is. */
    record Corrected(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable LocalDate birthDate) implements StudentChange {
        @Override
        public Kind kind() {
            return Kind.CORRECTED;
        }
    }
}
