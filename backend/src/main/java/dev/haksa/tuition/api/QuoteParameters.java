package dev.haksa.tuition.api;

import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of a quote. */
public class QuoteParameters {
    @QueryParam("term")
    @NotBlank
    @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING")
    String term = "";

    @QueryParam("event")
    @NotBlank
    @Parameter(
            description = "What would happen. / 어떤 일을 가정하는지",
            schema = @Schema(implementation = TuitionEvent.class),
            example = "WITHDRAWAL")
    String event = "";

    @QueryParam("date")
    @Parameter(
            description = "Receipt date, also in the future; today when left out. / 접수일, 앞날도 가능, 생략하면 오늘",
            schema = @Schema(implementation = String.class, format = "date"),
            example = "2027-04-15")
    @Nullable
    String date;

    TuitionRequest request(Clock clock) {
        TuitionEvent asked = QueryValues.constants(TuitionEvent.class, "event", List.of(event))
                .iterator()
                .next();
        return TuitionRequest.of(asked, day(clock));
    }

    private LocalDate day(Clock clock) {
        try {
            return date == null ? Times.day(clock.instant()) : LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            InputViolation wrong =
                    new InputViolation("WRONG_TYPE", "?date", Map.of("expected", "date, e.g. 2026-11-23"));
            throw ProblemException.invalid(List.of(wrong), e);
        }
    }
}
