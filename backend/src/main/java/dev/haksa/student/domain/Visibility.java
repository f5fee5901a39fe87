package dev.haksa.student.domain;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose records a caller may see: all, those of some departments, those of the caller's own advisees.
 *
 * @param advisor account id of an advisor; null when the caller is none
 */
public record Visibility(
        boolean all, Set<Integer> departments, @Nullable UUID advisor) {
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Who may read the records. */
    public static Visibility reading(Caller caller) {
        return of(
                caller,
                caller.has(Roles.ACADEMIC_AFFAIRS)
                        || caller.has(Roles.REGISTRAR)
                        || caller.has(Roles.SCOPE_STUDENTS_READ),
                caller.isDepartmental());
    }

    /** Who may advise (article 4 (1)): the advisor, the head of the department; academic affairs for them. */
    public static Visibility advising(Caller caller) {
        return of(caller, caller.has(Roles.ACADEMIC_AFFAIRS), caller.has(Roles.DEPARTMENT_HEAD));
    }

    private static Visibility of(Caller caller, boolean all, boolean departmental) {
        boolean advisor =
                caller.has(Roles.PROFESSOR) && ACCOUNT_ID.matcher(caller.id()).matches();
        return new Visibility(
                all, departmental ? caller.departments() : Set.of(), advisor ? UUID.fromString(caller.id()) : null);
    }

    /** Whether a record of this department and advisor is visible. */
    public boolean reaches(int department, @Nullable UUID advisorOfStudent) {
        return all || departments.contains(department) || (advisor != null && advisor.equals(advisorOfStudent));
    }
}
