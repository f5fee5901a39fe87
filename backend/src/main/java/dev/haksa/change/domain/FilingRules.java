package dev.haksa.change.domain;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeProcedure;
import dev.haksa.change.Channel;
import dev.haksa.regulation.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What every application must meet, whatever its kind (제41조). All reasons are collected. */
public final class FilingRules {
    /** The signed form itself, when it comes on paper. */
    public static final String APPLICATION_FORM = "APPLICATION_FORM";

    private static final Set<ChangeKind> PRESENCE = EnumSet.of(
            ChangeKind.LEAVE_GENERAL,
            ChangeKind.LEAVE_SICK,
            ChangeKind.LEAVE_MILITARY,
            ChangeKind.LEAVE_EXTENSION,
            ChangeKind.LEAVE_CANCEL,
            ChangeKind.RETURN,
            ChangeKind.RETURN_MILITARY,
            ChangeKind.WITHDRAWAL);

    private FilingRules() {}

    /** An application of the student that is not over. */
    public record Open(int id, ChangeKind kind, boolean pending) {}

    /** Everything that stands against an application. */
    public static List<Violation> examine(
            ChangeProcedure procedure, Channel channel, Set<String> evidence, List<Open> open) {
        List<Violation> violations = new ArrayList<>();
        if (!procedure.channels().contains(channel)) {
            violations.add(new Violation(
                    "CHANGE_CHANNEL_CLOSED",
                    "42.2",
                    Map.of("channel", channel, "channels", List.copyOf(procedure.channels()))));
        }
        List<String> missing = required(procedure, channel).stream()
                .filter(code -> !evidence.contains(code))
                .toList();
        if (!missing.isEmpty()) {
            violations.add(new Violation("CHANGE_EVIDENCE_MISSING", "41", Map.of("missing", missing)));
        }
        inTheWay(procedure.kind(), open)
                .ifPresent(other -> violations.add(new Violation(
                        "CHANGE_ALREADY_OPEN", "41", Map.of("id", other.id(), "openKind", other.kind()))));
        return violations;
    }

    /** What must be attached; on paper the signed form too. */
    public static List<String> required(ChangeProcedure procedure, Channel channel) {
        List<String> codes = new ArrayList<>(procedure.evidence());
        if (channel == Channel.POST || channel == Channel.FAX) {
            codes.add(APPLICATION_FORM);
        }
        return codes;
    }

    /** The same kind again; and being away, coming back and leaving exclude each other until decided. */
    private static Optional<Open> inTheWay(ChangeKind kind, List<Open> open) {
        return open.stream()
                .filter(other -> other.kind() == kind
                        || (other.pending() && PRESENCE.contains(kind) && PRESENCE.contains(other.kind())))
                .findFirst();
    }
}
