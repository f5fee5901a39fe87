package dev.haksa.cancellation.api;

import dev.haksa.cancellation.AppliedWithdrawal;
import dev.haksa.cancellation.Withdrawal;
import dev.haksa.cancellation.WithdrawalService;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** A student's own applications to withdraw from courses (제46조②). */
@Path("/api/v1/students/me")
@Tag(name = "Withdrawals", description = "Leaving a course later, on the record. / 수강철회")
@RolesAllowed(Roles.STUDENT)
public class OwnWithdrawalResource {
    private final WithdrawalService withdrawals;
    private final Callers callers;

    OwnWithdrawalResource(WithdrawalService withdrawals, Callers callers) {
        this.withdrawals = withdrawals;
        this.callers = callers;
    }

    /** Applies to withdraw. */
    @PUT
    @Path("/withdrawals/{sectionId}")
    @Operation(
            operationId = "applyForWithdrawal",
            summary = "Apply to withdraw from a course",
            description = "수강철회를 신청합니다. 철회 기간에만 할 수 있고, 신청한 시각을 기준으로 판단합니다. 담당자가 검토한 뒤 철회되며,"
                    + " 그때까지는 취소할 수 있습니다. 같은 신청을 다시 보내도 안전하며, 사유를 고칠 때는 If-Match가 필요합니다."
                    + " 철회하면 성적 없이 기록이 남고 등록금은 돌려주지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Applied. / 신청됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalResponse.class),
                            examples = @ExampleObject(name = "withdrawal", value = WithdrawalExamples.WITHDRAWAL)))
    @APIResponse(
            responseCode = "200",
            description = "Applied already, or a dry run that would be granted. / 이미 신청했거나 모의 실행",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalResponse.class),
                            examples = @ExampleObject(name = "withdrawal", value = WithdrawalExamples.WITHDRAWAL)))
    @APIResponse(responseCode = "409", description = "The enrollment has ended. / 수강 중이 아님")
    @APIResponse(responseCode = "422", description = "Outside of the period. / 철회 기간이 아님")
    public Uni<RestResponse<WithdrawalResponse>> apply(
            @PathParam("sectionId") int sectionId,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "withdrawal",
                                                            value = WithdrawalExamples.REQUEST)))
                    @Valid
                    @NotNull
                    WithdrawalRequest body) {
        WithdrawalService.Wish wish = new WithdrawalService.Wish(sectionId, body.reason(), ifMatch, dryRun);
        return callers.current()
                .chain(caller -> withdrawals.apply(wish, caller))
                .map(OwnWithdrawalResource::answer);
    }

    /** Gives an application up. */
    @DELETE
    @Path("/withdrawals/{sectionId}")
    @Operation(
            operationId = "cancelWithdrawal",
            summary = "Give a pending application up",
            description = "검토 중인 수강철회 신청을 취소합니다. 같은 요청을 다시 보내도 안전합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Given up. / 취소됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalResponse.class),
                            examples = @ExampleObject(name = "withdrawal", value = WithdrawalExamples.WITHDRAWAL)))
    @APIResponse(responseCode = "409", description = "It was decided already. / 이미 결정됨")
    public Uni<RestResponse<WithdrawalResponse>> cancel(@PathParam("sectionId") int sectionId) {
        return callers.current()
                .chain(caller -> withdrawals.cancel(sectionId, caller))
                .map(found -> single(Status.OK, found, false));
    }

    /** Shows an application. */
    @GET
    @Path("/withdrawals/{sectionId}")
    @Operation(
            operationId = "getOwnWithdrawal",
            summary = "Get one's own application",
            description = "로그인한 학생 자신의 수강철회 신청 하나입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 수강철회 신청",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalResponse.class),
                            examples = @ExampleObject(name = "withdrawal", value = WithdrawalExamples.WITHDRAWAL)))
    public Uni<RestResponse<WithdrawalResponse>> get(@PathParam("sectionId") int sectionId) {
        return callers.current()
                .chain(caller -> withdrawals.find(sectionId, caller))
                .map(found -> single(Status.OK, found, false));
    }

    /** Lists applications. */
    @GET
    @Path("/withdrawals")
    @Operation(
            operationId = "listOwnWithdrawals",
            summary = "List one's own applications",
            description = "로그인한 학생 자신의 수강철회 신청을 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 수강철회 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WithdrawalResponse.All.class),
                            examples = @ExampleObject(name = "withdrawals", value = WithdrawalExamples.LIST)))
    public Uni<RestResponse<WithdrawalResponse.All>> list(@QueryParam("term") @Nullable String term) {
        return callers.current()
                .chain(caller -> withdrawals.list(term, caller))
                .map(found -> BatchAnswers.personal(WithdrawalResponse.All.from(found)));
    }

    private static RestResponse<WithdrawalResponse> answer(AppliedWithdrawal applied) {
        return single(applied.created() ? Status.CREATED : Status.OK, applied.withdrawal(), applied.dryRun());
    }

    private static RestResponse<WithdrawalResponse> single(Status status, Withdrawal withdrawal, boolean dryRun) {
        return ResponseBuilder.create(status, WithdrawalResponse.from(withdrawal, dryRun))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.ETAG, EntityTags.of(withdrawal.version()))
                .build();
    }
}
