package dev.haksa.tuition.api;

import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.tuition.TuitionRefund;
import dev.haksa.tuition.TuitionRefunds;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Refunds for finance: what is due, and that it was paid out. */
@Path("/api/v1/tuition-refunds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tuition")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
public class TuitionRefundResource {
    private final TuitionRefunds refunds;
    private final Callers callers;

    TuitionRefundResource(TuitionRefunds refunds, Callers callers) {
        this.refunds = refunds;
        this.callers = callers;
    }

    /** Lists refunds. */
    @GET
    @Operation(
            operationId = "listTuitionRefunds",
            summary = "Refunds of a term, due or paid out",
            description = "한 학기의 등록금 반환금을 기록된 순서로 답합니다. state로 지급 전(DUE)과 지급 완료(PAID)를 고를 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of refunds. / 반환금 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionRefundResponse.RefundPage.class),
                            examples = @ExampleObject(name = "refunds", value = TuitionExamples.REFUNDS)))
    public Uni<RestResponse<Page<TuitionRefundResponse>>> list(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능", example = "DUE") @QueryParam("state")
                    List<String> state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return refunds.list(filter(term, state), new Paging(limit, after, count))
                .map(page -> TuitionAnswers.page(page.map(TuitionRefundResponse::from), uri));
    }

    /** Exports refunds. */
    @GET
    @Path("/export")
    @Produces("text/csv; charset=UTF-8")
    @Operation(
            operationId = "exportTuitionRefunds",
            summary = "Refunds of a term as CSV",
            description = "한 학기의 등록금 반환금을 목록과 같은 열의 CSV로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The table. / 표",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "refunds", value = TuitionExamples.REFUNDS_CSV)))
    public Uni<RestResponse<String>> export(
            @Parameter(description = "Code of the term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotBlank
                    String term,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능", example = "DUE") @QueryParam("state")
                    List<String> state) {
        return refunds.all(filter(term, state)).map(all -> TuitionAnswers.personal(Status.OK, TuitionCsv.refunds(all)));
    }

    /** Shows a refund. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getTuitionRefund", summary = "Get a refund", description = "등록금 반환금 하나와 그 지급 상태입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The refund. / 반환금",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionRefundResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.REFUND)))
    public Uni<RestResponse<TuitionRefundResponse>> get(@PathParam("id") int id) {
        return refunds.find(id).map(refund -> TuitionAnswers.refund(Status.OK, refund));
    }

    /** Records that a refund was paid out. */
    @PUT
    @Path("/{id}/payout")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordTuitionRefundPayout",
            summary = "Record that a refund was paid out",
            description =
                    "반환금을 지급한 이체 번호와 날짜를 기록합니다. 반환금 하나는 한 번만 지급되고, 이체 하나는 반환금 하나에만 쓸 수 있습니다." + " 같은 요청을 다시 보내도 안전합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded. / 기록됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionRefundResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.REFUND)))
    @APIResponse(
            responseCode = "200",
            description = "The same was on record already. / 이미 기록되어 있음",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TuitionRefundResponse.class),
                            examples = @ExampleObject(name = "refund", value = TuitionExamples.REFUND)))
    @APIResponse(
            responseCode = "409",
            description = "Paid before, or the transfer is used (conflict). / 이미 지급되었거나 쓰인 이체")
    public Uni<RestResponse<TuitionRefundResponse>> payOut(
            @PathParam("id") int id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "payout", value = TuitionExamples.PAYOUT)))
                    @Valid
                    @NotNull
                    RefundPayoutRequest body) {
        return callers.current()
                .chain(caller -> refunds.payOut(id, body.transfer(), caller))
                .map(paid -> TuitionAnswers.refund(paid.created() ? Status.CREATED : Status.OK, paid.refund()));
    }

    private static TuitionRefunds.Filter filter(String term, List<String> state) {
        return new TuitionRefunds.Filter(term, QueryValues.constants(TuitionRefund.State.class, "state", state));
    }
}
