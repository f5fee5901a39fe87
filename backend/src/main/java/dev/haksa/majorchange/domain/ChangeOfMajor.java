package dev.haksa.majorchange.domain;

import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may change the major (article 34), and until when it is granted (35 (1)); all reasons at once. */
public final class ChangeOfMajor {
    private static final int SECOND_YEAR = 2;
    private static final int THIRD_YEAR = 3;

    private ChangeOfMajor() {}

    /**
     * What is known of a student.
     *
     * @param entrance of a transfer student; null when it is not on record, or for others
     */
    public record Facts(
            StudentState state,
            Admission admission,
            int programId,
            int entranceYear,
            @Nullable Entrance entrance) {}

    /**
     * What is asked for.
     *
     * @param receivedOn day of the postmark
     */
    public record Wish(int targetProgramId, LocalDate receivedOn) {}

    /** What the round allows. */
    public record Frame(LocalDate opensOn, LocalDate closesOn, LocalDate termStartsOn, LocalDate today) {}

    /** All reasons against it; none when it may be granted. */
    public static List<Violation> check(Facts facts, Wish wish, Frame frame, Room room) {
        List<Violation> violations = checkApplicant(facts, wish.targetProgramId());
        checkRoom(facts, room, violations);
        checkRound(wish, frame, violations);
        return violations;
    }

    /** The reasons that hold in every round. */
    public static List<Violation> checkApplicant(Facts facts, int targetProgramId) {
        List<Violation> violations = new ArrayList<>();
        if (facts.state() != StudentState.ENROLLED && facts.state() != StudentState.ON_LEAVE) {
            violations.add(new Violation(
                    "MAJOR_CHANGE_NOT_HERE",
                    "34.1",
                    Map.of("state", facts.state().name())));
        }
        if (facts.programId() == targetProgramId) {
            violations.add(new Violation("MAJOR_CHANGE_SAME_PROGRAM", "34.1", Map.of()));
        }
        checkEntrance(facts, violations);
        return violations;
    }

    private static void checkRound(Wish wish, Frame frame, List<Violation> violations) {
        if (wish.receivedOn().isBefore(frame.opensOn()) || wish.receivedOn().isAfter(frame.closesOn())) {
            violations.add(new Violation(
                    "MAJOR_CHANGE_OUTSIDE_PERIOD",
                    "41",
                    Map.of(
                            "receivedOn", wish.receivedOn(),
                            "opensOn", frame.opensOn(),
                            "closesOn", frame.closesOn())));
        }
        if (!frame.today().isBefore(frame.termStartsOn())) {
            violations.add(
                    new Violation("MAJOR_CHANGE_TERM_STARTED", "35.1", Map.of("startsOn", frame.termStartsOn())));
        }
    }

    private static void checkEntrance(Facts facts, List<Violation> violations) {
        Entrance entrance = facts.entrance();
        if (entrance == null) {
            if (facts.admission() == Admission.TRANSFER) {
                violations.add(new Violation("MAJOR_CHANGE_ENTRANCE_UNKNOWN", "34.3", Map.of()));
            }
        } else if (entrance.general() && (entrance.yearLevel() == SECOND_YEAR || entrance.yearLevel() == THIRD_YEAR)) {
            violations.add(new Violation("MAJOR_CHANGE_TRANSFER", "34.3", Map.of("yearLevel", entrance.yearLevel())));
        }
    }

    private static void checkRoom(Facts facts, Room room, List<Violation> violations) {
        if (room.quota() == null) {
            violations.add(
                    new Violation("MAJOR_CHANGE_NO_QUOTA", "34.1", Map.of("entranceYear", facts.entranceYear())));
        } else if (room.left() == 0) {
            violations.add(noRoom(facts.entranceYear(), room));
        }
    }

    /** That there is no room. */
    public static Violation noRoom(int entranceYear, Room room) {
        return new Violation(
                "MAJOR_CHANGE_NO_ROOM",
                "34.2",
                Map.of(
                        "entranceYear",
                        entranceYear,
                        "quota",
                        room.quota() == null ? 0 : room.quota(),
                        "present",
                        room.present(),
                        "selected",
                        room.selected()));
    }
}
