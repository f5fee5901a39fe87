package dev.haksa.cancellation.domain;

import dev.haksa.regulation.Violation;
import java.util.List;
import java.util.Map;

/** Who may carry out a reviewed batch. */
public final class BatchLife {
    private BatchLife() {}

    /**
     * Whether somebody may carry out what was prepared.
     *
     * @param secondPerson whether whoever prepared it may not carry it out
     * @param preparedBy account of whoever prepared it
     * @param caller account of whoever asks
     * @return what stands against it; empty when nothing does
     */
    public static List<Violation> mayExecute(
            boolean secondPerson, String preparedBy, String preparedByName, String caller, String article) {
        return secondPerson && preparedBy.equals(caller)
                ? List.of(new Violation("SECOND_PERSON_NEEDED", article, Map.of("preparedBy", preparedByName)))
                : List.of();
    }
}
