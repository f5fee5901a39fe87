package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.ReportLine;
import dev.haksa.cardissuer.ReportStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A word of the card company on one card. */
@Schema(name = "CardReportRequest", description = "A word of the card company on one card. / 카드사의 보고 한 건")
public record CardReportRequest(
        @Schema(examples = "000007") @NotNull @Pattern(regexp = "[0-9]{6}")
        String entryNumber,

        @NotNull ReportStatus status,

        @Schema(description = "The day in Seoul on which it happened. / 일어난 날") @NotNull
        LocalDate on,

        @Schema(
                description = "Why it was refused, only then: UKAA2282 (potential customer), UKAA2172 (security hold),"
                        + " CUSTOMER_MISMATCH, or another code. / 거절 사유 코드(거절일 때만)",
                examples = "UKAA2282")
        @Pattern(regexp = "[A-Z0-9_]{2,64}")
        @Nullable
        String code) {
    ReportLine line() {
        return new ReportLine(Integer.parseInt(entryNumber), status, on, Objects.requireNonNullElse(code, ""));
    }
}
