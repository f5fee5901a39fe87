package dev.haksa.cardissuer;

import dev.haksa.card.CardEntry;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.EntryState;
import dev.haksa.card.EntryStep;
import dev.haksa.card.RefusalSource;
import dev.haksa.cardissuer.domain.CardPath.Standing;
import dev.haksa.cardissuer.domain.CardPath.Told;
import dev.haksa.cardissuer.store.AnswerRows.KnownEntry;
import dev.haksa.shared.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known of an entry, as {@link dev.haksa.cardissuer.domain.CardPath} reads it. */
final class KnownWords {
    private KnownWords() {}

    /** All that was told of an entry: reports on it, a refusal in the receipt, a form on paper. */
    static List<Told> of(KnownEntry entry, Collection<ReportLine> reports) {
        List<Told> known = new ArrayList<>();
        reports.stream().map(KnownWords::told).filter(Objects::nonNull).forEach(known::add);
        if (entry.receipt() == ReceiptResult.REFUSED && entry.answeredOn() != null) {
            known.add(new Told(EntryState.ISSUER_REFUSED, entry.answeredOn(), entry.receiptCode(), false));
        }
        if (entry.appliedOn() != null) {
            known.add(new Told(EntryState.APPLIED, entry.appliedOn(), "", true));
        }
        return known;
    }

    /** What a report says; null when it speaks of no state. */
    static @Nullable Told told(ReportLine line) {
        EntryState state = switch (line.status()) {
            case LINKED -> EntryState.ISSUER_LINKED;
            case APPLIED -> EntryState.APPLIED;
            case REFUSED -> EntryState.ISSUER_REFUSED;
            case SHIPPED -> EntryState.SHIPPED;
            case DELIVERED -> EntryState.DELIVERED;
            case REISSUED -> null;
        };
        return state == null ? null : new Told(state, line.on(), line.code(), false);
    }

    /** Where an entry is; whoever speaks of one whose package was not said to be transmitted has it. */
    static Standing standing(CardEntry card) {
        EntryState state = card.state() == EntryState.ON_ROSTER ? EntryState.SENT_TO_ISSUER : card.state();
        return new Standing(state, Objects.requireNonNullElse(card.refusalCode(), ""));
    }

    /** The step of a student; {@code implied} when nobody told it. */
    static EntryStep step(String student, Told told, boolean implied) {
        Instant at = told.on().atStartOfDay(Times.SEOUL).toInstant();
        if (told.state() == EntryState.ISSUER_REFUSED) {
            return EntryStep.refused(student, new CardRefusal(told.code(), told.on(), RefusalSource.REPORT), at);
        }
        Map<String, Object> facts =
                implied ? Map.of("implied", true) : Map.of("on", told.on().toString());
        return new EntryStep(student, told.state(), null, facts, at);
    }
}
