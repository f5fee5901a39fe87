package dev.haksa.enrollment;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.Cause;
import dev.haksa.enrollment.domain.Effect;
import dev.haksa.enrollment.domain.EnrollmentCase;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.WaitlistState;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** What admission tells others, and how it writes its reasons down. */
record AdmissionEvents(AdmissionFacts facts, Instant at, String correlationId) {
    /** Before the type of everything that happens in a rehearsal: who knows the type only does not take it for real. */
    private static final String REHEARSAL = "rehearsal.";

    private static final String STAFF = "STAFF";
    private static final String STUDENT = "STUDENT";

    OutboxEvent enrolled(Effect.SeatTaken taken, boolean byStaff) {
        return event(
                "enrollment.enrolled",
                taken.studentNumber(),
                taken.section(),
                new JsonObject().put("retake", taken.retake()).put("cause", cause(taken.cause(), byStaff)));
    }

    OutboxEvent givenBack(Effect.SeatGivenBack back, boolean byStaff) {
        JsonObject more = new JsonObject().put("retake", back.registration().retake());
        EnrollmentState state = back.registration().state();
        return switch (state) {
            case DROPPED ->
                event(
                        "enrollment.dropped",
                        back.studentNumber(),
                        back.section(),
                        more.put("cause", cause(back.cause(), byStaff)));
            case CANCELLED_SECTION_CLOSED ->
                event(
                        "enrollment.cancelled",
                        back.studentNumber(),
                        back.section(),
                        more.put("reason", "SECTION_CLOSED"));
            case CANCELLED_UNDERPAID ->
                event("enrollment.cancelled", back.studentNumber(), back.section(), more.put("reason", "UNDERPAID"));
            case CANCELLED_RECORD_CHANGED ->
                event(
                        "enrollment.cancelled",
                        back.studentNumber(),
                        back.section(),
                        more.put("reason", "RECORD_CHANGED"));
            case WITHDRAWN -> event("enrollment.withdrawn", back.studentNumber(), back.section(), more);
            case ENROLLED -> throw new IllegalArgumentException("a seat given back is not held");
        };
    }

    OutboxEvent joined(Effect.Joined joined) {
        return event(
                "waitlist.joined",
                joined.entry().studentNumber(),
                joined.section(),
                new JsonObject().put("dropsSectionId", joined.entry().dropsSectionId()));
    }

    OutboxEvent skipped(Effect.OfferDeclined declined) {
        return event(
                "waitlist.skipped",
                declined.entry().studentNumber(),
                declined.section(),
                new JsonObject().put("violations", array(declined.reasons())));
    }

    OutboxEvent ended(Effect.WaitEnded end) {
        String type = switch (end.state()) {
            case PROMOTED -> "waitlist.promoted";
            case LEFT -> "waitlist.left";
            case PLACE_LOST, SECTION_CLOSED -> "waitlist.removed";
            case WAITING -> throw new IllegalArgumentException("an ended wait goes on");
        };
        JsonObject more = new JsonObject();
        if (end.state() == WaitlistState.PROMOTED && end.entry().dropsSectionId() != null) {
            more.put("droppedSectionId", end.entry().dropsSectionId());
        } else if ("waitlist.removed".equals(type)) {
            more.put("reason", end.state().name()).put("violations", array(end.reasons()));
        }
        return event(type, end.entry().studentNumber(), end.section(), more);
    }

    /** Withheld seats of a section became free. */
    static OutboxEvent seatsChanged(int sectionId, boolean rehearsal) {
        return new OutboxEvent(
                (rehearsal ? REHEARSAL : "") + "seats.changed",
                String.valueOf(sectionId),
                null,
                new JsonObject().put("sectionId", sectionId).put("rehearsal", rehearsal),
                "seat-release");
    }

    private static String cause(Cause cause, boolean byStaff) {
        return cause == Cause.REQUEST ? (byStaff ? STAFF : STUDENT) : cause.name();
    }

    private OutboxEvent event(String type, String studentNumber, SectionFacts section, JsonObject more) {
        String name = section.rehearsal() ? REHEARSAL + type : type;
        JsonObject payload = new JsonObject()
                .put("studentNumber", studentNumber)
                .put("sectionId", section.sectionId())
                .put("courseNumber", section.courseNumber())
                .put("sectionNumber", section.sectionNumber())
                .put("title", section.title())
                .put("term", facts.term(section.termId()))
                .put("rehearsal", section.rehearsal())
                .mergeIn(more)
                .put("at", at.toString());
        return new OutboxEvent(name, studentNumber + "/" + section.sectionId(), studentNumber, payload, correlationId);
    }

    /** Everything that a decision was based on. */
    static JsonObject basis(EnrollmentCase situation, Decision decision) {
        List<Violation> violations = decision instanceof Decision.Refused refused ? refused.violations() : List.of();
        JsonObject numbers = new JsonObject()
                .put("arrivedAt", situation.at().toString())
                .put("state", situation.student().state().name())
                .put("type", situation.student().type().name())
                .put("yearLevel", situation.student().yearLevel())
                .put("previousGpaHundredths", situation.student().previousGpaHundredths())
                .put("advised", situation.advised())
                .put(
                        "heldSections",
                        new JsonArray(situation.held().stream()
                                .map(section -> (Object) section.sectionId())
                                .toList()));
        EnrollmentCase.Replacement replacement = situation.replacement();
        if (replacement != null) {
            numbers.put("replaces", replacement.sectionId());
        }
        return new JsonObject()
                .put("inputs", numbers)
                .put("violations", array(violations))
                .put("warnings", array(decision.warnings()));
    }

    /** Reasons as they are kept. */
    static JsonArray array(List<Violation> violations) {
        JsonArray array = new JsonArray();
        for (Violation violation : violations) {
            array.add(new JsonObject()
                    .put("code", violation.code())
                    .put("article", violation.article())
                    .put("facts", FactsJson.write(violation.facts())));
        }
        return array;
    }
}
