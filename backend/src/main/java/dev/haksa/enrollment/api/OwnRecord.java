package dev.haksa.enrollment.api;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;

/** The student record of the caller. */
final class OwnRecord {
    private OwnRecord() {}

    /** The caller's student number; 404 for an account without student record. */
    static String studentNumber(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }
}
