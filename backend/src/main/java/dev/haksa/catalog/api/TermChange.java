package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a term; what is absent stays. */
@Schema(name = "TermChange", description = "What is to change of a term; what is absent stays. / 바꿀 항목만 보냅니다")
public record TermChange(
        @Schema(examples = "2027-03-02") @Nullable LocalDate startsOn,

        @Schema(examples = "2027-06-21") @Nullable LocalDate endsOn,

        @Min(1) @Max(366) @Schema(examples = "105") @Nullable
        Integer classDays) {
    CatalogFields.OfTerm fields() {
        return new CatalogFields.OfTerm(null, startsOn, endsOn, classDays);
    }
}
