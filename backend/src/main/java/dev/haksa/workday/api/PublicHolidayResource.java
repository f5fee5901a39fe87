package dev.haksa.workday.api;

import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.Problem;
import dev.haksa.workday.WorkingCalendar;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The public holidays that deadlines skip. */
@Path("/api/v1/public-holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Working days",
        description = "Public holidays: with weekends, the days that deadlines skip. / 처리 기한에서 빠지는 공휴일")
public class PublicHolidayResource {
    private final WorkingCalendar calendar;
    private final Representations representations;

    PublicHolidayResource(WorkingCalendar calendar, Representations representations) {
        this.calendar = calendar;
        this.representations = representations;
    }

    /** Shows the public holidays of a year. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listPublicHolidays",
            summary = "Public holidays of a year",
            description = "한 해의 공휴일입니다. 처리 기한은 토요일, 일요일과 이 날들을 빼고 셉니다. 공휴일 자료가 없는 해는 빈 목록이 아니라 오류로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The holidays. / 공휴일",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PublicHolidaysResponse.class),
                            examples = @ExampleObject(name = "holidays", value = """
                                    {"year":2026,"items":[{"date":"2026-09-24","kind":"REGULAR","nameKo":"추석 전날",
                                    "nameEn":"Day before Chuseok"},{"date":"2026-10-05","kind":"SUBSTITUTE",
                                    "nameKo":"대체공휴일(개천절)","nameEn":"Substitute holiday for National Foundation Day"}]}""")))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "No year, or one whose holidays are not known (invalid-request). / 연도가 없거나 자료가 없는 해",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<PublicHolidaysResponse> list(
            @Parameter(description = "The year. / 연도", example = "2026") @QueryParam("year") @NotNull Integer year,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return representations.single(PublicHolidaysResponse.from(year, calendar.holidays(year)), 0, ifNoneMatch);
    }
}
