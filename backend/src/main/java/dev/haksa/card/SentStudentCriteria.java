package dev.haksa.card;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which students on the list of a campaign are asked for; null and empty for all.
 *
 * @param channels how students apply on the day of asking
 * @param refused whether the card company has ever refused the student
 * @param refusals codes of the latest refusal
 * @param confirmed whether the photo that counts now is the one that the department confirmed
 * @param approved whether the dean has approved the student; false is what the dean is to decide on
 * @param namePart of the name, in Korean or Latin letters
 * @param numberStart with which the student number begins
 */
public record SentStudentCriteria(
        Set<Integer> departments,
        Set<EntryState> states,
        Set<EntryChannel> channels,
        Set<EntryKind> kinds,
        @Nullable Boolean refused,
        Set<String> refusals,
        Set<Delivery> deliveries,
        Set<PaperFormState> paperForms,
        @Nullable Boolean confirmed,
        @Nullable Boolean approved,
        @Nullable String namePart,
        @Nullable String numberStart) {
    /** Copies the sets. */
    public SentStudentCriteria {
        departments = Set.copyOf(departments);
        states = Set.copyOf(states);
        channels = Set.copyOf(channels);
        kinds = Set.copyOf(kinds);
        refusals = Set.copyOf(refusals);
        deliveries = Set.copyOf(deliveries);
        paperForms = Set.copyOf(paperForms);
    }

    /** The selection for the log of exports: which filters were used; of names and numbers only that there was one. */
    public Map<String, Object> told() {
        Map<String, Object> told = new HashMap<>();
        put(told, "department", departments);
        put(told, "state", states);
        put(told, "channel", channels);
        put(told, "kind", kinds);
        put(told, "refusal", refusals);
        put(told, "delivery", deliveries);
        put(told, "paperForm", paperForms);
        put(told, "refused", refused);
        put(told, "confirmed", confirmed);
        put(told, "approved", approved);
        put(told, "byName", namePart == null ? null : true);
        put(told, "byNumber", numberStart == null ? null : true);
        return told;
    }

    private static void put(Map<String, Object> told, String name, Set<?> values) {
        if (!values.isEmpty()) {
            told.put(
                    name,
                    new TreeSet<>(values.stream().map(Object::toString).toList())
                            .stream().toList());
        }
    }

    private static void put(Map<String, Object> told, String name, @Nullable Boolean value) {
        if (value != null) {
            told.put(name, value);
        }
    }
}
