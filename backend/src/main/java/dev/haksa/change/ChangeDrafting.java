package dev.haksa.change;

import dev.haksa.change.domain.ReceiptDates;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes an application out of a wish: which day counts, and whether the channel fits. */
@ApplicationScoped
class ChangeDrafting {
    private static final Set<Channel> PAPER = Set.of(Channel.POST, Channel.FAX);
    private static final String ENLISTMENT = "enlistmentOn";

    private final ChangeKinds kinds;
    private final Clock clock;

    ChangeDrafting(ChangeKinds kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    /** Now, as one use case sees it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** An application online, today. */
    ChangeDraft online(ChangeWish wish, String studentNumber, LocalDate today) {
        return draft(wish, studentNumber, Channel.ONLINE, today, null);
    }

    /**
     * An application for a kind that comes on paper only, prepared online: as if it were sent today.
     *
     * @return by the channel by which it is to be sent
     */
    ChangeDraft toBeSent(ChangeWish wish, String studentNumber, LocalDate today) {
        Set<Channel> open = new TreeSet<>(kinds.at(wish.kind(), today).channels());
        open.retainAll(PAPER);
        if (open.isEmpty()) {
            throw ProblemException.conflict("CHANGE_BY_OFFICE_ONLY", Map.of("kind", wish.kind()));
        }
        return draft(wish, studentNumber, open.iterator().next(), today, today);
    }

    /** An application that came on paper; 400 when the channel is no paper or the day has not come yet. */
    ChangeDraft onPaper(ChangePaper paper, LocalDate today) {
        if (!PAPER.contains(paper.channel())) {
            throw ProblemException.invalid("NOT_ON_PAPER", "/channel", Map.of("allowed", "POST, FAX"));
        }
        if (paper.arrivedOn().isAfter(today)) {
            throw ProblemException.invalid(
                    "ARRIVED_IN_FUTURE", "/arrivedOn", Map.of("arrivedOn", paper.arrivedOn(), "today", today));
        }
        return draft(paper.wish(), paper.studentNumber(), paper.channel(), today, paper.arrivedOn());
    }

    /** Whether students can apply for a kind online today. */
    boolean isOnline(ChangeKind kind, LocalDate today) {
        return kinds.at(kind, today).channels().contains(Channel.ONLINE);
    }

    /** The day in Seoul. */
    static LocalDate day(Instant at) {
        return Times.day(at);
    }

    private ChangeDraft draft(
            ChangeWish wish, String student, Channel channel, LocalDate today, @Nullable LocalDate arrived) {
        ReceiptRule rule = kinds.at(wish.kind(), today).receipt();
        LocalDate enlistment = rule == ReceiptRule.ENLISTMENT ? enlistment(wish) : null;
        LocalDate receipt = ReceiptDates.of(rule, channel, today, arrived, enlistment);
        return new ChangeDraft(wish.kind(), student, channel, receipt, wish.reason(), wish.details(), wish.evidence());
    }

    private static LocalDate enlistment(ChangeWish wish) {
        Object given = wish.details().getValue(ENLISTMENT);
        try {
            if (given instanceof String text) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("CHANGE_DETAIL_DATE", "/details/" + ENLISTMENT, Map.of("value", given));
        }
        throw ProblemException.invalid("CHANGE_DETAIL_MISSING", "/details/" + ENLISTMENT, Map.of("name", ENLISTMENT));
    }
}
