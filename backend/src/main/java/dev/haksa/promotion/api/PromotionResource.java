package dev.haksa.promotion.api;

import dev.haksa.promotion.PromotionCall;
import dev.haksa.promotion.PromotionService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Promotions at the end of terms. */
@Path("/api/v1/promotions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Promotion", description = "Year levels, settled once at the end of a term. / 학기말 진급 처리")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT})
public class PromotionResource {
    private static final String PRIVATE = "private, no-store";

    private final PromotionService promotions;
    private final Callers callers;

    PromotionResource(PromotionService promotions, Callers callers) {
        this.promotions = promotions;
        this.callers = callers;
    }

    /** Promotes, or shows what a promotion would do. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "promoteStudents",
            summary = "Promote students at the end of a term, or preview it",
            description =
                    "재적생과 성적 확정 뒤 제적된 학생의 학년을 취득학점으로 정합니다(제26조, 제27조). 한 학기에 한 번만 실행됩니다. dryRun=true이면 아무것도 바꾸지 않고 결과를 미리 답합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Promoted. / 처리됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromotionResponse.class),
                            examples = @ExampleObject(name = "promotion", value = PromotionExamples.PROMOTION)))
    @APIResponse(
            responseCode = "200",
            description = "The preview. / 미리보기",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromotionResponse.class),
                            examples = @ExampleObject(name = "preview", value = PromotionExamples.PREVIEW)))
    @APIResponse(responseCode = "409", description = "The term had its promotion (conflict). / 이미 처리함")
    @APIResponse(responseCode = "422", description = "It is not time for it (refused). / 처리할 시기가 아님")
    public Uni<RestResponse<PromotionResponse>> promote(
            @Parameter(description = "true changes nothing. / true이면 미리보기") @QueryParam("dryRun") @DefaultValue("false")
                    boolean dryRun,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "body", value = PromotionExamples.REQUEST)))
                    @Valid
                    @NotNull
                    PromotionRequest body) {
        PromotionCall call = body.call();
        return callers.current().chain(caller -> dryRun ? preview(call) : execute(call, caller));
    }

    /** Lists promotions. */
    @GET
    @Operation(
            operationId = "listPromotions",
            summary = "Promotions, the latest first",
            description = "진급 처리를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of promotions. / 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromotionResponse.PromotionPage.class),
                            examples = @ExampleObject(name = "promotions", value = PromotionExamples.PROMOTIONS)))
    public Uni<RestResponse<Page<PromotionResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return promotions
                .list(new Paging(limit, after, count))
                .map(page -> page(page.map(PromotionResponse::from), uri));
    }

    /** Shows a promotion. */
    @GET
    @Path("/{term}")
    @Operation(
            operationId = "getPromotion",
            summary = "Report on the promotion of a term",
            description = "한 학기의 진급처리보고입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The report. / 보고",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromotionResponse.class),
                            examples = @ExampleObject(name = "promotion", value = PromotionExamples.PROMOTION)))
    public Uni<RestResponse<PromotionResponse>> get(@PathParam("term") String term) {
        return promotions.find(term).map(report -> personal(PromotionResponse.from(report)));
    }

    /** Lists students. */
    @GET
    @Path("/{term}/students")
    @Operation(
            operationId = "listPromotedStudents",
            summary = "Students before and after the promotion of a term",
            description = "진급 처리 대상 학생의 전후 학년을 학번순으로 답합니다. promoted=true이면 학년이 오른 학생만 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of students. / 학생 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PromotionResponse.StudentPage.class),
                            examples = @ExampleObject(name = "students", value = PromotionExamples.STUDENTS)))
    public Uni<RestResponse<Page<PromotionResponse.Student>>> students(
            @PathParam("term") String term,
            @Parameter(description = "true: only those with a higher level than before. / 학년이 오른 학생만")
                    @QueryParam("promoted")
                    @DefaultValue("false")
                    boolean promoted,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return promotions
                .students(term, promoted, new Paging(limit, after, count))
                .map(page -> page(page.map(PromotionResponse.Student::from), uri));
    }

    /** Exports students. */
    @GET
    @Path("/{term}/export")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "exportPromotion",
            summary = "The report on a promotion as CSV",
            description = "진급처리보고를 CSV로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The table. / 표",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "report", value = PromotionExamples.CSV)))
    public Uni<RestResponse<String>> export(@PathParam("term") String term) {
        return promotions.allStudents(term).map(students -> personal(PromotionCsv.write(students)));
    }

    private Uni<RestResponse<PromotionResponse>> preview(PromotionCall call) {
        return promotions.preview(call).map(outcome -> personal(PromotionResponse.preview(outcome)));
    }

    private Uni<RestResponse<PromotionResponse>> execute(PromotionCall call, Caller caller) {
        return promotions
                .execute(call, caller)
                .map(report -> ResponseBuilder.<PromotionResponse>create(Status.CREATED)
                        .location(URI.create("/api/v1/promotions/" + call.term()))
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .entity(PromotionResponse.from(report))
                        .build());
    }

    private static <T> RestResponse<T> personal(T body) {
        return ResponseBuilder.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    private static <T> RestResponse<Page<T>> page(Page<T> page, UriInfo uri) {
        ResponseBuilder<Page<T>> answer = ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, PRIVATE);
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            answer.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
