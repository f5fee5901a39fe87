package dev.haksa.departure.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A departure on record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Departure", description = "That a student left; never changed. / 학적을 떠난 기록, 고치지 않음")
public record DepartureResponse(
        @Schema(examples = "12") int id,
        @Schema(examples = "24103005") String studentNumber,
        @Schema(examples = "2025-09-20") LocalDate leftOn,
        @Schema(examples = "2025-FALL") String term,
        DepartureReason reason,

        @Schema(description = "Department then. / 당시 학과", examples = "3")
        int departmentId,

        @Schema(description = "Year level then. / 당시 학년", examples = "2")
        int yearLevel,

        @Nullable String note,
        Instant recordedAt) {
    static DepartureResponse from(Departure departure) {
        return new DepartureResponse(
                departure.id(),
                departure.studentNumber(),
                departure.leftOn(),
                departure.term().toString(),
                departure.reason(),
                departure.departmentId(),
                departure.yearLevel(),
                departure.note(),
                departure.recordedAt());
    }

    /** All departures of a student. */
    @Schema(name = "DepartureList", description = "A student's departures, the latest first. / 학적을 떠난 기록 목록")
    public record All(List<DepartureResponse> items) {
        static All from(List<Departure> departures) {
            return new All(departures.stream().map(DepartureResponse::from).toList());
        }
    }
}
