package dev.haksa.cardissuer;

import dev.haksa.card.Delivery;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A form on paper by which a student applies for the card (서면 신청).
 *
 * @param delivery where the card goes, as the form says
 * @param receivedOn the day on which the department or academic affairs received it
 * @param sentOn the day on which it was sent on to the card company; null while it is not
 */
public record PaperApplication(
        String campaign,
        String studentNumber,
        String name,
        int departmentId,
        Delivery delivery,
        LocalDate receivedOn,
        @Nullable LocalDate sentOn,
        Instant registeredAt,
        String registeredByName,
        int version) {}
