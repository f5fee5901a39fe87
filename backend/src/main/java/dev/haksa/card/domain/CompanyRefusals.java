package dev.haksa.card.domain;

import dev.haksa.card.CardMethod;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.MobileRefusals;
import dev.haksa.card.NextStep;
import dev.haksa.regulation.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a refusal of the card company means for a student, by the codes of {@code card-transfer.md}: why, what to do, and
 * whether this application can still become a card.
 */
public final class CompanyRefusals {
    /** There is a card of this kind already, says the company. */
    public static final String ISSUED_ALREADY = "DUPLICATE_PERSON";

    /** By the codes of the document for the company; there are others, which only the company knows. */
    static final Map<String, RefusalAdvice> ADVICE = Map.ofEntries(
            Map.entry("PHOTO_UNREADABLE", RefusalAdvice.SEND_NEW_PHOTO),
            Map.entry("PHOTO_UNSUITABLE", RefusalAdvice.SEND_NEW_PHOTO),
            Map.entry("NAME_INVALID", RefusalAdvice.CORRECT_NAME),
            Map.entry("STUDENT_NUMBER_INVALID", RefusalAdvice.CHECK_STUDENT_NUMBER),
            Map.entry(ISSUED_ALREADY, RefusalAdvice.ASK_CUSTOMER_CENTRE),
            Map.entry("REAL_NAME", RefusalAdvice.REAL_NAME_CHECK),
            Map.entry("UKAA2282", RefusalAdvice.VISIT_BANK),
            Map.entry("UKAA2172", RefusalAdvice.ASK_TWO_STEP_APPROVAL),
            Map.entry("CUSTOMER_MISMATCH", RefusalAdvice.CORRECT_CUSTOMER_DATA));
    /** Of the data: only other data make it good. */
    private static final Set<RefusalAdvice> OF_DATA =
            EnumSet.range(RefusalAdvice.SEND_NEW_PHOTO, RefusalAdvice.ASK_CUSTOMER_CENTRE);

    private CompanyRefusals() {}

    /** Why: a refusal that leads to paper has a code of its own, and each says what to do about it. */
    public static Violation reason(CardRefusal refusal) {
        RefusalAdvice advice = advice(refusal);
        return new Violation(
                leadsToPaper(refusal) ? "CARD_REFUSED_ON_MOBILE" : "CARD_REFUSED_BY_COMPANY",
                advice.article(),
                Map.of("refusal", refusal.code(), "on", refusal.on(), "by", refusal.by(), "advice", advice));
    }

    /** Whether the student applies on paper from then on (안내 3.). */
    public static boolean leadsToPaper(CardRefusal refusal) {
        return MobileRefusals.TO_PAPER.contains(refusal.code());
    }

    /** Whether there is a card already, which only the bank can issue again. */
    static boolean isIssuedAlready(CardRefusal refusal) {
        return refusal.code().equals(ISSUED_ALREADY);
    }

    /** Whether the application goes on: on paper, or once more by mobile after the real-name check. */
    static boolean goesOn(CardRefusal refusal, EntryChannel channel) {
        RefusalAdvice advice = advice(refusal);
        return advice == RefusalAdvice.REAL_NAME_CHECK
                || leadsToPaper(refusal)
                || (channel == EntryChannel.PAPER && !OF_DATA.contains(advice));
    }

    /** What the student does about it, beside applying on paper. */
    static List<NextStep> steps(CardRefusal refusal, CardMethod method) {
        RefusalAdvice advice = advice(refusal);
        if (method != CardMethod.MOBILE) {
            return List.of(step(advice == RefusalAdvice.REAL_NAME_CHECK ? RefusalAdvice.ASK_DEPARTMENT : advice));
        }
        return advice == RefusalAdvice.ASK_DEPARTMENT
                ? List.of(step(advice), step(RefusalAdvice.REAL_NAME_CHECK))
                : List.of(step(advice));
    }

    private static RefusalAdvice advice(CardRefusal refusal) {
        return ADVICE.getOrDefault(refusal.code(), RefusalAdvice.ASK_DEPARTMENT);
    }

    private static NextStep step(RefusalAdvice advice) {
        return new NextStep(advice.name(), false, Map.of("advice", advice));
    }
}
