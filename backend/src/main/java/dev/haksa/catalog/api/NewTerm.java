package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogFields;
import dev.haksa.catalog.TermCode;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A term to be added. */
@Schema(name = "NewTerm", description = "A term to be added. / 새 학기")
public record NewTerm(
        @NotBlank @Size(max = 20) @Schema(description = "Year and season. / 연도와 학기", examples = "2027-SPRING")
        String code,

        @NotNull @Schema(examples = "2027-03-02") LocalDate startsOn,

        @NotNull @Schema(examples = "2027-06-21") LocalDate endsOn,

        @NotNull @Min(1) @Max(366) @Schema(examples = "105") Integer classDays) {
    CatalogFields.OfTerm fields() {
        TermCode parsed = TermCode.parse(code)
                .orElseThrow(() -> ProblemException.invalid("NOT_A_TERM_CODE", "/code", Map.of("value", code)));
        return new CatalogFields.OfTerm(parsed, startsOn, endsOn, classDays);
    }
}
