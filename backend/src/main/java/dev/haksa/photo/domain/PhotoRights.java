package dev.haksa.photo.domain;

import dev.haksa.student.StudentState;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whose photos may be put in. Students themselves while they are enrolled or on leave, since cards are issued to them
 * and whoever is on leave comes back; staff also for those who have completed their courses and still wait for a degree.
 * The records of those who left are closed.
 */
public final class PhotoRights {
    private static final Set<StudentState> BY_THEMSELVES = EnumSet.of(StudentState.ENROLLED, StudentState.ON_LEAVE);
    private static final Set<StudentState> BY_STAFF =
            EnumSet.of(StudentState.ENROLLED, StudentState.ON_LEAVE, StudentState.COMPLETED);

    private PhotoRights() {}

    /** Whether a student in this state may put in a photo. */
    public static boolean byStudent(StudentState state) {
        return BY_THEMSELVES.contains(state);
    }

    /** Whether staff may put in a photo for a student in this state. */
    public static boolean byStaff(StudentState state) {
        return BY_STAFF.contains(state);
    }
}
