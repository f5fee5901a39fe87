package dev.haksa.readmission.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.readmission.ReadmissionRound;
import dev.haksa.readmission.RoundFields;
import dev.haksa.readmission.RoundState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A round. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReadmissionRound", description = "A round of readmission. / 재입학 회차")
public record RoundResponse(
        @Schema(examples = "4") int id,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "First day of the term. / 학기 개시일", examples = "2027-03-02")
        LocalDate termStartsOn,

        RoundState state,
        @Schema(examples = "2027-01-04") LocalDate opensOn,
        @Schema(examples = "2027-01-15") LocalDate closesOn,
        @Schema(examples = "150000") int feeWon,
        @Schema(examples = "2027-02-05") LocalDate feeDueOn,
        @Schema(examples = "2027-02-26") LocalDate registerBy,
        List<RoundBody.DepartmentPlaces> places,

        @Schema(description = "When the committee decided. / 사정위원회의 결정 시각") @Nullable
        Instant decidedAt,

        @Nullable String decidedByName,

        @Schema(description = "What the committee put on record. / 사정위원회의 기록") @Nullable
        String minutes,

        @Schema(description = "Day whose regulation applies. / 적용한 규정의 기준일", examples = "2026-12-01")
        LocalDate asOf) {
    static RoundResponse from(ReadmissionRound round) {
        RoundFields fields = round.fields();
        return new RoundResponse(
                round.id(),
                fields.term(),
                round.term().startsOn(),
                round.state(),
                fields.opensOn(),
                fields.closesOn(),
                fields.feeWon(),
                fields.feeDueOn(),
                fields.registerBy(),
                fields.places().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> new RoundBody.DepartmentPlaces(one.getKey(), one.getValue()))
                        .toList(),
                round.decidedAt(),
                round.decidedByName(),
                round.minutes(),
                round.basis().asOf());
    }
}
