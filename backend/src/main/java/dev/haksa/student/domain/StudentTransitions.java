package dev.haksa.student.domain;

import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From which states a record can change, and into which (제28조): the last guard, whoever decided. */
public final class StudentTransitions {
    private static final Set<StudentState> HERE = Set.of(StudentState.ENROLLED, StudentState.ON_LEAVE);
    private static final Set<StudentState> LEFT = Set.of(StudentState.WITHDRAWN, StudentState.DISMISSED);

    private record Transition(
            Set<StudentState> from, @Nullable StudentState into) {}

    private static final Map<StudentChange.Kind, Transition> TRANSITIONS = transitions();

    private StudentTransitions() {}

    /** Whether a record in a state can change so. */
    public static boolean isPossible(StudentState from, StudentChange.Kind change) {
        return transition(change).from().contains(from);
    }

    /** The state after a change. */
    public static StudentState after(StudentState from, StudentChange.Kind change) {
        StudentState into = transition(change).into();
        return into == null ? from : into;
    }

    private static Transition transition(StudentChange.Kind change) {
        Transition transition = TRANSITIONS.get(change);
        if (transition == null) {
            throw new IllegalArgumentException("no transition for " + change);
        }
        return transition;
    }

    private static Map<StudentChange.Kind, Transition> transitions() {
        Set<StudentState> all = Set.of(StudentState.values());
        Map<StudentChange.Kind, Transition> table = new EnumMap<>(StudentChange.Kind.class);
        table.put(StudentChange.Kind.LEAVE_TAKEN, new Transition(Set.of(StudentState.ENROLLED), StudentState.ON_LEAVE));
        table.put(
                StudentChange.Kind.LEAVE_CHANGED, new Transition(Set.of(StudentState.ON_LEAVE), StudentState.ON_LEAVE));
        table.put(StudentChange.Kind.RETURNED, new Transition(Set.of(StudentState.ON_LEAVE), StudentState.ENROLLED));
        table.put(
                StudentChange.Kind.LEAVE_CANCELLED,
                new Transition(Set.of(StudentState.ON_LEAVE), StudentState.ENROLLED));
        table.put(StudentChange.Kind.WITHDRAWN, new Transition(HERE, StudentState.WITHDRAWN));
        table.put(StudentChange.Kind.DISMISSED, new Transition(HERE, StudentState.DISMISSED));
        table.put(StudentChange.Kind.READMITTED, new Transition(LEFT, StudentState.ENROLLED));
        table.put(StudentChange.Kind.PROGRAM_CHANGED, new Transition(HERE, null));
        table.put(StudentChange.Kind.CORRECTED, new Transition(all, null));
        return table;
    }
}
