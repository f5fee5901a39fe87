package dev.haksa.rehearsal.api;

import dev.haksa.rehearsal.RehearsalService;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The rehearsal of a term. Students use it through the ordinary operations, with its own term code and section ids. */
@Path("/api/v1/terms/{term}/rehearsal")
@Tag(name = "Rehearsal", description = "A copy of a term to practise in. / 수강신청 연습")
public class RehearsalResource {
    private static final String CSV = "text/csv";

    private final RehearsalService rehearsals;
    private final Callers callers;

    RehearsalResource(RehearsalService rehearsals, Callers callers) {
        this.rehearsals = rehearsals;
        this.callers = callers;
    }

    /** Copies a term into a rehearsal. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "createRehearsal",
            summary = "Copy a term into a rehearsal",
            description = "학기의 강좌를 그대로 복제하여 연습 학기를 만듭니다. 수강신청 인원은 0에서 시작하고, 실제 학기에는 영향이 없습니다."
                    + " 한 학기에 하나만 만들 수 있고, 실제 수강신청 기간과 겹칠 수 없습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 만들어짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RehearsalResponse.class),
                            examples = @ExampleObject(name = "rehearsal", value = RehearsalExamples.REHEARSAL)))
    public Uni<RestResponse<RehearsalResponse>> create(
            @PathParam("term") String term,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "new", value = RehearsalExamples.NEW)))
                    @Valid
                    @NotNull
                    NewRehearsal body) {
        return callers.current()
                .chain(caller -> rehearsals.create(term, body.opensAt(), body.closesAt(), caller))
                .map(made -> ResponseBuilder.create(RestResponse.Status.CREATED, RehearsalResponse.from(made))
                        .location(URI.create("/api/v1/terms/" + made.of() + "/rehearsal"))
                        .header(HttpHeaders.ETAG, EntityTags.of(made.version()))
                        .build());
    }

    /** Shows the rehearsal of a term. */
    @GET
    @PermitAll
    @Operation(operationId = "getRehearsal", summary = "Get the rehearsal of a term", description = "학기의 연습을 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The rehearsal. / 연습",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RehearsalResponse.class),
                            examples = @ExampleObject(name = "rehearsal", value = RehearsalExamples.REHEARSAL)))
    public Uni<RestResponse<RehearsalResponse>> get(@PathParam("term") String term) {
        return rehearsals
                .find(term)
                .map(found -> ResponseBuilder.ok(RehearsalResponse.from(found))
                        .header(HttpHeaders.ETAG, EntityTags.of(found.version()))
                        .header(HttpHeaders.CACHE_CONTROL, "public, no-cache")
                        .build());
    }

    /** Discards a rehearsal. */
    @DELETE
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "discardRehearsal",
            summary = "Discard a rehearsal with everything in it",
            description = "연습 학기를 그 안의 수강신청·처리 기록과 함께 모두 삭제합니다. 되돌릴 수 없으니 결과를 먼저 내려받아 주세요."
                    + " 조회할 때 받은 ETag를 If-Match로 보냅니다. 실제 학기는 그대로입니다.")
    @APIResponse(
            responseCode = "200",
            description = "Discarded. / 삭제됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DiscardedResponse.class),
                            examples = @ExampleObject(name = "discarded", value = RehearsalExamples.DISCARDED)))
    public Uni<DiscardedResponse> discard(
            @PathParam("term") String term, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> rehearsals.discard(term, ifMatch, caller))
                .map(DiscardedResponse::from);
    }

    /** Shows what became of each section. */
    @GET
    @Path("/results")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "listRehearsalResults",
            summary = "List what became of each section",
            description = "강좌별로 신청한 학생, 자리를 얻은 학생, 거절된 요청과 사유를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of results. / 결과 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RehearsalPages.ResultPage.class),
                            examples = @ExampleObject(name = "results", value = RehearsalExamples.RESULTS)))
    public Uni<RestResponse<Page<SectionResultResponse>>> results(
            @PathParam("term") String term,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return rehearsals
                .sections(term, new Paging(limit, after, count))
                .map(page -> listed(page.map(SectionResultResponse::from), uri));
    }

    /** Gives the results as a file. */
    @GET
    @Path("/results.csv")
    @Produces(CSV)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "exportRehearsalResults",
            summary = "Download what became of all sections",
            description = "모든 강좌의 결과를 CSV로 내려받습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The file. / 파일",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = RehearsalExamples.RESULTS_CSV)))
    public Uni<RestResponse<String>> resultsFile(@PathParam("term") String term) {
        return rehearsals.sections(term).map(all -> file(ResultFiles.ofSections(all), term + "-rehearsal-results.csv"));
    }

    /** Shows how much was decided in each second. */
    @GET
    @Path("/rate")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "listRehearsalRate",
            summary = "List how much was decided in each second",
            description = "처리한 것이 있는 초마다 처리·허가·거절 건수를 시간 순서로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of seconds. / 초당 처리 건수",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RehearsalPages.RatePage.class),
                            examples = @ExampleObject(name = "rate", value = RehearsalExamples.RATE)))
    public Uni<RestResponse<Page<SecondResultResponse>>> rate(
            @PathParam("term") String term,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return rehearsals
                .seconds(term, new Paging(limit, after, count))
                .map(page -> listed(page.map(SecondResultResponse::from), uri));
    }

    /** Gives the rate as a file. */
    @GET
    @Path("/rate.csv")
    @Produces(CSV)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "exportRehearsalRate",
            summary = "Download how much was decided in each second",
            description = "초당 처리 건수를 CSV로 내려받습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The file. / 파일",
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "file", value = RehearsalExamples.RATE_CSV)))
    public Uni<RestResponse<String>> rateFile(@PathParam("term") String term) {
        return rehearsals.seconds(term).map(all -> file(ResultFiles.ofSeconds(all), term + "-rehearsal-rate.csv"));
    }

    private static <T> RestResponse<Page<T>> listed(Page<T> page, UriInfo uri) {
        ResponseBuilder<Page<T>> answer =
                ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }

    private static RestResponse<String> file(String content, String name) {
        return ResponseBuilder.ok(content)
                .type(CSV + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
