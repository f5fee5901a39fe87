package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Action;
import dev.haksa.enrollment.domain.Candidate;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.enrollment.domain.TermTotals;
import dev.haksa.enrollment.store.RoundOutcome;
import dev.haksa.regulation.Basis;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects what a round leaves behind: changed rows, the decisions with their numbers, events, audit entries. */
final class AdmissionRecord {
    private static final String GRANTED = "GRANTED";
    private static final String REFUSED = "REFUSED";

    private final Instant at;
    private final Basis basis;
    private final List<RoundOutcome.Seat> enrolled = new ArrayList<>();
    private final List<RoundOutcome.Seat> dropped = new ArrayList<>();
    private final List<RoundOutcome.Total> totals = new ArrayList<>();
    private final List<RoundOutcome.Made> decisions = new ArrayList<>();
    private final List<OutboxEvent> events = new ArrayList<>();
    private final List<AuditEvent> onBehalf = new ArrayList<>();

    AdmissionRecord(Instant at, Basis basis) {
        this.at = at;
        this.basis = basis;
    }

    /** Notes one ruling; a repeated request leaves nothing behind. */
    void add(AdmissionRequest request, Candidate candidate, Ruling ruling) {
        switch (ruling) {
            case Ruling.Enrolled granted -> {
                enrolled.add(new RoundOutcome.Seat(request.studentNumber(), candidate.section(), granted.retake()));
                total(request, candidate, granted.totals());
                decision(request, candidate, GRANTED, List.of(), granted.decision());
                event("enrollment.enrolled", request, candidate, granted.retake());
            }
            case Ruling.Dropped granted -> {
                dropped.add(new RoundOutcome.Seat(
                        request.studentNumber(),
                        candidate.section(),
                        granted.registration().retake()));
                total(request, candidate, granted.totals());
                decision(request, candidate, GRANTED, List.of(), granted.decision());
                event(
                        "enrollment.dropped",
                        request,
                        candidate,
                        granted.registration().retake());
            }
            case Ruling.Refused refused ->
                decision(request, candidate, REFUSED, refused.decision().violations(), refused.decision());
            case Ruling.AlreadyEnrolled repeated -> {}
            case Ruling.AlreadyDropped repeated -> {}
            case Ruling.NeverEnrolled nothing -> {}
        }
    }

    /** The rows to write. */
    RoundOutcome outcome(Map<Integer, Integer> seatChanges) {
        return new RoundOutcome(at, basis, enrolled, dropped, seatChanges, totals, decisions, events);
    }

    /** What staff did for students. */
    List<AuditEvent> onBehalf() {
        return onBehalf;
    }

    private void total(AdmissionRequest request, Candidate candidate, TermTotals total) {
        totals.add(new RoundOutcome.Total(
                request.studentNumber(), candidate.section().termId(), total.credits(), total.ceiling()));
    }

    private void decision(
            AdmissionRequest request,
            Candidate candidate,
            String outcome,
            List<Violation> violations,
            Decision decision) {
        JsonObject numbers = new JsonObject()
                .put("arrivedAt", request.arrivedAt().toString())
                .put("state", candidate.student().state().name())
                .put("type", candidate.student().type().name())
                .put("yearLevel", candidate.student().yearLevel())
                .put("previousGpaHundredths", candidate.student().previousGpaHundredths())
                .put("advised", candidate.advised())
                .put(
                        "heldSections",
                        new JsonArray(candidate.held().stream()
                                .map(section -> (Object) section.sectionId())
                                .toList()));
        JsonObject json = new JsonObject()
                .put("inputs", numbers)
                .put("violations", array(violations))
                .put("warnings", array(decision.warnings()));
        RoundOutcome.Asked asked = new RoundOutcome.Asked(
                request.studentNumber(),
                request.sectionId(),
                request.action().name(),
                request.caller(),
                request.reason());
        decisions.add(new RoundOutcome.Made(asked, outcome, json.encode()));
        if (request.reason() != null) {
            onBehalf.add(audit(request, outcome, request.reason()));
        }
    }

    private AuditEvent audit(AdmissionRequest request, String outcome, String reason) {
        return new AuditEvent(
                at,
                request.caller(),
                request.action() == Action.ENROLL ? "ENROLLED_ON_BEHALF" : "DROPPED_ON_BEHALF",
                "STUDENT",
                request.studentNumber(),
                reason,
                Map.of("sectionId", request.sectionId(), "outcome", outcome));
    }

    private void event(String type, AdmissionRequest request, Candidate candidate, boolean retake) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", request.studentNumber())
                .put("sectionId", request.sectionId())
                .put("courseNumber", candidate.section().courseNumber())
                .put("sectionNumber", candidate.section().sectionNumber())
                .put("retake", retake)
                .put("at", at.toString());
        events.add(new OutboxEvent(
                type,
                request.studentNumber() + "/" + request.sectionId(),
                request.studentNumber(),
                payload,
                request.caller().correlationId()));
    }

    private static JsonArray array(List<Violation> violations) {
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
