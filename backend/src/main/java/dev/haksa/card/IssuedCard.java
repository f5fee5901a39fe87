package dev.haksa.card;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A card that was issued in an earlier year.
 *
 * @param departmentName as printed, when it is known
 */
public record IssuedCard(
        String studentNumber, LocalDate issuedOn, @Nullable String departmentName) {
    String key() {
        return studentNumber + " " + issuedOn;
    }
}
