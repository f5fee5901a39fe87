package dev.haksa.regulation.api;

import dev.haksa.regulation.Regulations;
import dev.haksa.regulation.domain.Parameter;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The regulation for everybody to read. Tags and 304 follow the files' fingerprint and the language. */
@Path("/api/v1/regulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Regulations", description = "Regulation data with dates, and articles. / 시행일이 있는 규정 데이터와 조항")
@APIResponse(responseCode = "304", description = "Unchanged since the ETag sent in If-None-Match. / 변경 없음")
@PermitAll
public class RegulationResource {
    private final Regulations regulations;
    private final Correlation correlation;
    private final RegulationAnswers answers;
    private final Clock clock;

    RegulationResource(Regulations regulations, Correlation correlation, RegulationAnswers answers, Clock clock) {
        this.regulations = regulations;
        this.correlation = correlation;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listRegulations",
            summary = "Regulation files and their parameters",
            description = "사용 중인 규정 파일과 그 매개변수의 목록입니다.")
    @APIResponse(
            responseCode = "200",
            description = "Files and parameters. / 파일과 매개변수",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RegulationsResponse.class),
                            examples = @ExampleObject(name = "regulations", value = Examples.REGULATIONS)))
    public Response list(@Context Request request) {
        return answers.of(request, "", () -> RegulationsResponse.from(regulations.set(), correlation.language()));
    }

    @GET
    @Path("/parameters")
    @Operation(
            operationId = "listParameters",
            summary = "Parameters in force on a day",
            description = "어떤 날에 시행 중인 매개변수의 값입니다. on을 생략하면 오늘(서울)입니다. 첫 시행일 전에는 NOT_IN_FORCE로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Parameters on that day. / 그날의 매개변수",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ParametersOnDayResponse.class),
                            examples = @ExampleObject(name = "parameters", value = Examples.PARAMETERS)))
    @APIResponse(
            responseCode = "400",
            description = "on is not a date (invalid-request). / 날짜 형식 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response parameters(
            @Schema(
                            description = "A day, today in Seoul when left out. / 기준일",
                            format = "date",
                            examples = "2015-12-01")
                    @QueryParam("on")
                    @Nullable
                    String on,
            @Context Request request) {
        LocalDate day = on == null ? Times.day(clock.instant()) : date(on);
        return answers.of(
                request, "-" + day, () -> ParametersOnDayResponse.from(regulations.set(), day, correlation.language()));
    }

    @GET
    @Path("/parameters/{file}/{key}")
    @Operation(
            operationId = "getParameter",
            summary = "A parameter with all its dated values",
            description = "매개변수 하나의 시행일별 값 전체입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The parameter. / 매개변수",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ParameterResponse.class),
                            examples = @ExampleObject(name = "parameter", value = Examples.PARAMETER)))
    @APIResponse(
            responseCode = "404",
            description = "No such parameter (not-found). / 없는 매개변수",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response parameter(@PathParam("file") String file, @PathParam("key") String key, @Context Request request) {
        Parameter parameter =
                regulations.set().parameters().getOrDefault(file, Map.of()).get(key);
        if (parameter == null) {
            throw ProblemException.notFound("parameter", file + "/" + key);
        }
        return answers.of(request, "", () -> ParameterResponse.from(parameter, correlation.language()));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("WRONG_TYPE", "?on", Map.of("expected", "date, e.g. 2026-11-23"));
        }
    }
}
