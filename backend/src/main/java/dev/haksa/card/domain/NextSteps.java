package dev.haksa.card.domain;

import dev.haksa.card.CardDeclaration;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.CardStatus;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.NextStep;
import dev.haksa.card.domain.CardJourney.Journey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a student does next, or waits for. */
public final class NextSteps {
    private static final Set<CardStatus> OVER = EnumSet.of(CardStatus.DELIVERED, CardStatus.NOT_ELIGIBLE);
    private static final Set<CardStatus> APPLIED =
            EnumSet.of(CardStatus.APPLIED, CardStatus.SHIPPED, CardStatus.DELIVERED, CardStatus.NOT_ELIGIBLE);
    private static final Set<CardStatus> PHOTO =
            EnumSet.of(CardStatus.PHOTO_MISSING, CardStatus.PHOTO_IN_REVIEW, CardStatus.PHOTO_REJECTED);
    private static final Set<CardStatus> PAST_WAITING = EnumSet.of(
            CardStatus.APPLIED,
            CardStatus.SHIPPED,
            CardStatus.DELIVERED,
            CardStatus.NOT_ELIGIBLE,
            CardStatus.ISSUER_REFUSED);

    private NextSteps() {}

    /** The steps, the most urgent first; of whom no roster takes any more, that there is somebody to ask. */
    public static List<NextStep> of(
            Journey journey, CampaignCalendar calendar, LocalDate today, CardDeclaration declaration) {
        if (journey.over() && PHOTO.contains(journey.status())) {
            return List.of(step("ASK_DEPARTMENT"));
        }
        List<NextStep> steps = new ArrayList<>(main(journey, calendar, today));
        if (journey.mobileFrom() != null && !PAST_WAITING.contains(journey.status())) {
            steps.add(step("MOBILE_LATER", "from", journey.mobileFrom()));
        }
        if (mayApplyByMobile(journey) && declaration.ownPhone() == null && !APPLIED.contains(journey.status())) {
            steps.add(step("SAY_WHOSE_PHONE"));
        }
        if (declaration.delivery() == Delivery.SCHOOL && !OVER.contains(journey.status())) {
            steps.add(step("SCHOOL_TAKES_LONGER"));
        }
        return List.copyOf(steps);
    }

    private static boolean mayApplyByMobile(Journey journey) {
        CardRefusal refusal = journey.refusal();
        return journey.method() == CardMethod.MOBILE
                && (refusal == null || CompanyRefusals.goesOn(refusal, EntryChannel.MOBILE));
    }

    private static List<NextStep> main(Journey journey, CampaignCalendar calendar, LocalDate today) {
        LocalDate from = calendar.stages().applicationFrom();
        return switch (journey.status()) {
            case NOT_ELIGIBLE ->
                List.of(step(journey.method() == CardMethod.REISSUE ? "CALL_CUSTOMER_CENTRE" : "ASK_DEPARTMENT"));
            case PHOTO_MISSING, PHOTO_REJECTED -> List.of(photo(journey.status(), calendar, today));
            case PHOTO_IN_REVIEW -> List.of(step("WAIT_FOR_REVIEW"));
            case READY ->
                List.of(
                        journey.leftOff()
                                ? step("ASK_DEPARTMENT")
                                : step("WAIT_FOR_ROSTER", "until", calendar.rosterUntil()));
            case ON_ROSTER ->
                List.of(waiting("WAIT_FOR_TRANSFER", calendar.stages().transmissionUntil(), today));
            case SENT_TO_ISSUER ->
                List.of(waiting("WAIT_FOR_LINK", calendar.stages().linkUntil(), today));
            case ISSUER_LINKED -> apply(journey, from);
            case ISSUER_REFUSED -> refused(journey, from);
            case APPLIED ->
                List.of(step("WAIT_FOR_CARD", "from", calendar.stages().deliveryFrom()));
            case SHIPPED -> with(step("RECEIVE_CARD"), journey);
            case DELIVERED -> with(null, journey);
        };
    }

    /** Whoever has a card and needs another one calls the bank. */
    private static List<NextStep> with(@Nullable NextStep first, Journey journey) {
        List<NextStep> steps = new ArrayList<>();
        if (first != null) {
            steps.add(first);
        }
        if (journey.method() == CardMethod.REISSUE) {
            steps.add(step("CALL_CUSTOMER_CENTRE"));
        }
        return steps;
    }

    private static NextStep photo(CardStatus status, CampaignCalendar calendar, LocalDate today) {
        if (calendar.photosOpen(today)) {
            return step(
                    status == CardStatus.PHOTO_MISSING ? "UPLOAD_PHOTO" : "NEW_PHOTO", "until", calendar.photoUntil());
        }
        return calendar.rosterOpen(today)
                ? step("BRING_PHOTO_TO_DEPARTMENT", "until", calendar.rosterUntil())
                : step("ASK_DEPARTMENT");
    }

    private static List<NextStep> apply(Journey journey, LocalDate from) {
        if (journey.method() == CardMethod.PAPER) {
            return List.of(step("APPLY_ON_PAPER", "from", from));
        }
        return List.of(step("APPLY_BY_MOBILE", "from", from), step("REAL_NAME_CHECK"));
    }

    /** What its code asks for; a form only where one can still become a card. */
    private static List<NextStep> refused(Journey journey, LocalDate from) {
        CardRefusal refusal = journey.refusal();
        List<NextStep> steps = new ArrayList<>();
        if (journey.method() == CardMethod.PAPER
                && (refusal == null || CompanyRefusals.goesOn(refusal, EntryChannel.PAPER))) {
            steps.add(step("APPLY_ON_PAPER", "from", from));
        }
        if (refusal != null) {
            steps.addAll(CompanyRefusals.steps(refusal, journey.method()));
        }
        return steps.isEmpty() ? List.of(step("ASK_DEPARTMENT")) : steps;
    }

    /** For somebody else, until a day, which in a supplementary round has gone by. */
    private static NextStep waiting(String code, LocalDate until, LocalDate today) {
        return new NextStep(code, today.isAfter(until), Map.of("until", until));
    }

    private static NextStep step(String code) {
        return new NextStep(code, false, Map.of());
    }

    private static NextStep step(String code, String name, LocalDate day) {
        return new NextStep(code, false, Map.of(name, day));
    }
}
