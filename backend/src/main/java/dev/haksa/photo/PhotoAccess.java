package dev.haksa.photo;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose photos staff may see and decide on: academic affairs everybody's, departments those of their students. */
final class PhotoAccess {
    private PhotoAccess() {}

    /** Whether the caller may see the photos of a department's students. */
    static boolean reaches(Caller caller, int departmentId) {
        return everywhere(caller) || departments(caller).contains(departmentId);
    }

    /** Whether the caller may see the photos of all. */
    static boolean everywhere(Caller caller) {
        return caller.has(Roles.ACADEMIC_AFFAIRS);
    }

    /** The departments whose photos the caller may see, unless all. */
    static Set<Integer> departments(Caller caller) {
        return caller.isDepartmental() ? caller.departments() : Set.of();
    }

    /** A photo that the caller may see; 404 otherwise. What a student has not confirmed is nobody else's business. */
    static ListedPhoto require(@Nullable ListedPhoto found, UUID id, Caller caller) {
        if (found == null || found.photo().state() == PhotoState.PREVIEW || !reaches(caller, found.departmentId())) {
            throw ProblemException.notFound("photo", id);
        }
        return found;
    }
}
