package dev.haksa.change;

import dev.haksa.change.domain.DecisionRight;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that may be taken, on everything that it goes by.
 *
 * @param assessed how the change looks now; null unless this is the last approval
 */
record DecisionPlan(
        ChangeDecisionService.Decision decision,
        RecordChange change,
        ChangeStep step,
        DecisionRight right,
        @Nullable AssessedChange assessed,
        Caller caller,
        Instant at,
        LocalDate today) {
    /** Enrollments that end with it, and who enrolls in nothing meanwhile: only when it takes effect at once. */
    OfficeOrder order() {
        if (assessed == null || assessed.effectiveOn().isAfter(today)) {
            return OfficeOrder.NOTHING;
        }
        String student = change.summary().studentNumber();
        return new OfficeOrder(
                assessed.ending().stream()
                        .map(held -> held.endedByRecordChange(student, at))
                        .toList(),
                List.of(),
                assessed.endsEnrollments()
                        ? List.of(new OfficeOrder.Away(student, change.draft().awayFrom(assessed.effectiveOn())))
                        : List.of());
    }

    /** The line of the timeline. */
    TimelineEntry entry(TimelineEntry.Type type) {
        return new TimelineEntry(at, type, caller.name(), step.role().name(), onBehalfOf(), decision.reason());
    }

    /** The president, when a delegate decides; null otherwise. */
    @Nullable
    String onBehalfOf() {
        return right instanceof DecisionRight.Delegated delegated ? delegated.delegatorName() : null;
    }

    /** The delegation by which it is decided; null for the own office. */
    @Nullable
    Integer delegationId() {
        return right instanceof DecisionRight.Delegated delegated ? delegated.delegationId() : null;
    }
}
