package dev.haksa.card.domain;

import dev.haksa.card.CampaignState;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardNote;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.CardStage;
import dev.haksa.card.CardStage.Actor;
import dev.haksa.card.CardStage.Kind;
import dev.haksa.card.CardStage.State;
import dev.haksa.card.CardStatus;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a student stands in a campaign: status, reasons and every stage. */
public final class CardJourney {
    private final Scene scene;

    private CardJourney(Scene scene) {
        this.scene = scene;
    }

    /**
     * What is known of an entry.
     *
     * @param reached when each state was first recorded that no refusal undid
     * @param refusal by which it is {@code ISSUER_REFUSED}; null in other states
     * @param onPaperSince the day of the package with which the company was told to wait for a form; null when it was not
     *     told so, or only until a day that has come
     * @param mobileFrom from this day on by mobile after all, as far as the company knows; null when never
     * @param notes what happened to it and is no step of it
     */
    public record Entry(
            EntryState state,
            EntryChannel channel,
            Map<EntryState, Instant> reached,
            @Nullable CardRefusal refusal,
            @Nullable LocalDate onPaperSince,
            @Nullable LocalDate mobileFrom,
            List<CardNote> notes) {
        /** Copies what is mutable. */
        public Entry {
            reached = Map.copyOf(reached);
            notes = List.copyOf(notes);
        }

        /** Whether there is a card: only the bank can issue it again. */
        boolean hasCard() {
            return state == EntryState.SHIPPED || state == EntryState.DELIVERED;
        }

        boolean hasReached(EntryState wanted) {
            return reached.keySet().stream()
                    .filter(one -> one != EntryState.ISSUER_REFUSED && one != EntryState.REMOVED)
                    .anyMatch(one -> one.compareTo(wanted) >= 0);
        }
    }

    /**
     * Everything that it is decided by.
     *
     * @param entry null when the student is on no roster that was sent
     * @param rosterSent whether the department has sent a roster
     * @param rosterStands whether it has, and does not work on it again
     * @param leftOff why the department's roster, or the merging, left the student off, as it was then; empty when neither
     *     did
     */
    public record Scene(
            CampaignState campaign,
            CampaignCalendar calendar,
            LocalDate today,
            String department,
            Eligibility eligibility,
            PhotoStanding photo,
            @Nullable Entry entry,
            boolean rosterSent,
            boolean rosterStands,
            List<Violation> leftOff) {
        boolean hasPhoto() {
            return photo.approved() != null;
        }

        /** Whether no roster can take the student any more. */
        boolean isOver() {
            return campaign != CampaignState.OPEN || today.isAfter(calendar.rosterUntil());
        }

        /** Whether a roster was sent without the student, and stays as it is. */
        boolean isLeftOff() {
            return entry == null && (rosterStands || !leftOff.isEmpty());
        }

        /** Whether the company says that there is a card: only the bank can issue it again. */
        boolean isIssuedAlready() {
            return entry != null && entry.refusal() != null && CompanyRefusals.isIssuedAlready(entry.refusal());
        }
    }

    /**
     * What a student is told.
     *
     * @param refusal of the card company under which the card is now; null without one
     * @param leftOff whether a roster was sent without the student
     * @param over whether no roster can take the student any more
     * @param mobileFrom from this day on by mobile instead of on paper; null when by mobile already, or never
     */
    public record Journey(
            CardStatus status,
            CardMethod method,
            List<Violation> reasons,
            List<CardStage> stages,
            @Nullable CardRefusal refusal,
            boolean leftOff,
            boolean over,
            @Nullable LocalDate mobileFrom) {}

    /** Decides. */
    public static Journey of(Scene scene) {
        CardJourney journey = new CardJourney(scene);
        CardStatus status = journey.status();
        boolean concerned = scene.entry() != null || scene.eligibility().applies();
        return new Journey(
                status,
                journey.method(),
                CardReasons.of(scene),
                concerned ? journey.stages() : List.of(),
                scene.entry() == null ? null : scene.entry().refusal(),
                scene.isLeftOff(),
                scene.entry() == null && scene.isOver(),
                journey.mobileFrom());
    }

    private CardMethod method() {
        Entry entry = scene.entry();
        if (entry == null || entry.hasCard()) {
            return scene.eligibility().method();
        }
        if (scene.isIssuedAlready()) {
            return CardMethod.REISSUE;
        }
        if (entry.onPaperSince() != null) {
            return CardMethod.PAPER;
        }
        return scene.eligibility().applies()
                ? scene.eligibility().method()
                : CardMethod.valueOf(entry.channel().name());
    }

    private CardStatus status() {
        if (scene.entry() != null) {
            return CardStatus.valueOf(scene.entry().state().name());
        }
        if (!scene.eligibility().applies()) {
            return CardStatus.NOT_ELIGIBLE;
        }
        if (scene.hasPhoto()) {
            return scene.isOver() ? CardStatus.NOT_ELIGIBLE : CardStatus.READY;
        }
        if (scene.photo().inReview() != null) {
            return CardStatus.PHOTO_IN_REVIEW;
        }
        return scene.photo().rejected() == null ? CardStatus.PHOTO_MISSING : CardStatus.PHOTO_REJECTED;
    }

    /** Of somebody who waits for the birthday only, unless the company waits for a form whatever the age. */
    private @Nullable LocalDate mobileFrom() {
        Entry entry = scene.entry();
        boolean possible = entry == null || entry.mobileFrom() != null;
        return possible && method() == CardMethod.PAPER ? scene.eligibility().mobileFrom() : null;
    }

    private List<CardStage> stages() {
        List<CardStage> stages = new ArrayList<>();
        boolean lost = false;
        boolean waiting = false;
        for (Kind kind : Kind.values()) {
            State state = isDone(kind) ? State.DONE : State.TO_COME;
            if (state != State.DONE && lost) {
                state = State.MISSED;
            } else if (state != State.DONE && !waiting && isMissed(kind)) {
                state = State.MISSED;
                lost = !goesOn();
            } else if (state != State.DONE && !waiting) {
                state = hasBegun(kind) ? State.CURRENT : State.TO_COME;
                waiting = true;
            }
            stages.add(new CardStage(kind, actor(kind), from(kind), until(kind), state, doneAt(kind), notes(kind)));
        }
        return List.copyOf(stages);
    }

    private boolean isDone(Kind kind) {
        Entry entry = scene.entry();
        if (kind == Kind.PHOTO_UPLOAD) {
            return entry != null || scene.hasPhoto();
        }
        return entry != null && entry.hasReached(goal(kind));
    }

    private boolean isMissed(Kind kind) {
        Entry entry = scene.entry();
        boolean refused = entry != null && entry.state() == EntryState.ISSUER_REFUSED;
        return switch (kind) {
            case PHOTO_UPLOAD ->
                scene.photo().inReview() == null
                        ? !scene.calendar().photosOpen(scene.today()) || scene.isOver()
                        : scene.isOver();
            case DEPARTMENT_ROSTER -> scene.isOver();
            case ISSUER_LINK -> refused;
            case MOBILE_APPLICATION -> refused && !goesOn();
            case APPROVAL_AND_TRANSMISSION, DELIVERY -> false;
        };
    }

    /** Whether who was refused can still apply. */
    private boolean goesOn() {
        Entry entry = scene.entry();
        if (entry == null || entry.refusal() == null) {
            return entry != null && entry.channel() == EntryChannel.PAPER;
        }
        return CompanyRefusals.goesOn(entry.refusal(), entry.channel());
    }

    private boolean hasBegun(Kind kind) {
        LocalDate from = from(kind);
        boolean shipped = scene.entry() != null && scene.entry().hasReached(EntryState.SHIPPED);
        return from == null || !scene.today().isBefore(from) || (kind == Kind.DELIVERY && shipped);
    }

    private @Nullable Instant doneAt(Kind kind) {
        if (kind == Kind.PHOTO_UPLOAD) {
            return scene.photo().approved() == null
                    ? null
                    : scene.photo().approved().decidedAt();
        }
        return scene.entry() == null ? null : scene.entry().reached().get(goal(kind));
    }

    private List<CardNote> notes(Kind kind) {
        return scene.entry() == null
                ? List.of()
                : scene.entry().notes().stream()
                        .filter(note -> note.kind().stage() == kind)
                        .toList();
    }

    private static EntryState goal(Kind kind) {
        return switch (kind) {
            case PHOTO_UPLOAD, DEPARTMENT_ROSTER -> EntryState.ON_ROSTER;
            case APPROVAL_AND_TRANSMISSION -> EntryState.SENT_TO_ISSUER;
            case ISSUER_LINK -> EntryState.ISSUER_LINKED;
            case MOBILE_APPLICATION -> EntryState.APPLIED;
            case DELIVERY -> EntryState.DELIVERED;
        };
    }

    private static Actor actor(Kind kind) {
        return switch (kind) {
            case PHOTO_UPLOAD, MOBILE_APPLICATION -> Actor.STUDENT;
            case DEPARTMENT_ROSTER -> Actor.DEPARTMENT;
            case APPROVAL_AND_TRANSMISSION -> Actor.ACADEMIC_AFFAIRS;
            case ISSUER_LINK, DELIVERY -> Actor.CARD_COMPANY;
        };
    }

    private @Nullable LocalDate from(Kind kind) {
        return switch (kind) {
            case PHOTO_UPLOAD -> scene.calendar().stages().opensOn();
            case MOBILE_APPLICATION -> scene.calendar().stages().applicationFrom();
            case DELIVERY -> scene.calendar().stages().deliveryFrom();
            case DEPARTMENT_ROSTER, APPROVAL_AND_TRANSMISSION, ISSUER_LINK -> null;
        };
    }

    private @Nullable LocalDate until(Kind kind) {
        return switch (kind) {
            case PHOTO_UPLOAD -> scene.calendar().photoUntil();
            case DEPARTMENT_ROSTER -> scene.calendar().rosterUntil();
            case APPROVAL_AND_TRANSMISSION -> scene.calendar().stages().transmissionUntil();
            case ISSUER_LINK -> scene.calendar().stages().linkUntil();
            case MOBILE_APPLICATION, DELIVERY -> null;
        };
    }
}
