package dev.haksa.change.api;

import dev.haksa.change.ChangeKinds;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.time.Times;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The kinds of changes of records. */
@Path("/api/v1/record-change-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Record changes",
        description = "Leave, return, withdrawal and other changes of records (articles 28 to 43). / 학적변동(제28조~제43조)")
public class ChangeKindResource {
    private final ChangeKinds kinds;
    private final Correlation correlation;
    private final Clock clock;

    ChangeKindResource(ChangeKinds kinds, Correlation correlation, Clock clock) {
        this.kinds = kinds;
        this.correlation = correlation;
        this.clock = clock;
    }

    /** Lists the kinds in force on a day. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listRecordChangeKinds",
            summary = "How each kind of change works on a day",
            description = "학적변동 종류별 접수 방법, 서식, 접수일자와 변동일자 기준, 결재 단계와 처리 기간, 증빙서류, 부서 확인, 위임 여부, 효과입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The kinds. / 학적변동 종류",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeKindResponse.All.class),
                            examples = @ExampleObject(name = "kinds", value = ChangeExamples.KINDS)))
    public ChangeKindResponse.All list(
            @Parameter(description = "Day, by default today. / 기준일, 기본은 오늘", example = "2026-09-01")
                    @QueryParam("on")
                    @Nullable
                    String on) {
        Language language = correlation.language();
        LocalDate day = on == null ? Times.day(clock.instant()) : day(on);
        return new ChangeKindResponse.All(
                day,
                kinds.on(day).stream()
                        .map(procedure -> ChangeKindResponse.from(procedure, language))
                        .toList());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid("CHANGE_DETAIL_DATE", "?on", Map.of("value", text));
        }
    }
}
