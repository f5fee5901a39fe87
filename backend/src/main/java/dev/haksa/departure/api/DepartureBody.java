package dev.haksa.departure.api;

import dev.haksa.departure.DepartureReason;
import dev.haksa.departure.NewDeparture;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How somebody left. */
@Schema(name = "NewDeparture", description = "How a student left. / 학적을 떠난 경위")
public record DepartureBody(
        @Schema(examples = "24103005") @NotBlank @Size(max = 20)
        String studentNumber,

        @Schema(description = "Day of leaving in Seoul. / 떠난 날", examples = "2025-09-20") @NotNull
        LocalDate leftOn,

        @Schema(description = "Term in or for which the student left. / 떠난 학기", examples = "2025-FALL")
        @NotBlank
        @Size(max = 40)
        String term,

        @NotNull @Schema(examples = "NOT_REGISTERED") DepartureReason reason,

        @Schema(description = "For the record. / 비고", examples = "2025학년도 2학기 제적 대장") @Size(max = 500) @Nullable
        String note) {
    NewDeparture departure() {
        return new NewDeparture(studentNumber, leftOn, term, reason, note);
    }
}
