package dev.haksa.change;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is applied for.
 *
 * @param receiptDate the day that counts as that of the application (제42조①)
 * @param details what the kind asks for, by name; each handler knows its own and refuses others
 * @param evidence documents that support it
 */
public record ChangeDraft(
        ChangeKind kind,
        String studentNumber,
        Channel channel,
        LocalDate receiptDate,
        String reason,
        JsonObject details,
        List<Evidence> evidence) {
    /** Copies what could change. */
    public ChangeDraft {
        details = details.copy();
        evidence = List.copyOf(evidence);
    }

    /**
     * A supporting document.
     *
     * @param code what it proves, for example {@code MEDICAL_CERTIFICATE}
     * @param documentId of the uploaded document
     */
    public record Evidence(String code, UUID documentId) {}

    /**
     * From which day the student is away. Who enlists later than the leave is approved can still finish the term before.
     *
     * @param effectiveOn effective date of the change
     */
    public LocalDate awayFrom(LocalDate effectiveOn) {
        return receiptDate.isAfter(effectiveOn) ? receiptDate : effectiveOn;
    }
}
