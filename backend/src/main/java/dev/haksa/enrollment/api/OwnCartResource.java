package dev.haksa.enrollment.api;

import dev.haksa.enrollment.CartService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What a student plans before the window opens. */
@Path("/api/v1/students/me")
@Tag(name = "Cart", description = "Planning before the window opens, and asking for all of it at once. / 예비수강신청(장바구니)")
@RolesAllowed(Roles.STUDENT)
public class OwnCartResource {
    private static final String PRIVATE = "private, no-store";

    private final CartService carts;
    private final Callers callers;
    private final Correlation correlation;

    OwnCartResource(CartService carts, Callers callers, Correlation correlation) {
        this.carts = carts;
        this.callers = callers;
        this.correlation = correlation;
    }

    @GET
    @Path("/cart")
    @Operation(
            operationId = "getMyCart",
            summary = "Show what I plan for a term",
            description = "예비수강신청 내역을 희망 순서대로 보여 줍니다. 아직 없으면 빈 목록입니다.\n\nEmpty when nothing was planned.")
    @APIResponse(
            responseCode = "200",
            description = "The cart. / 예비수강신청 내역",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CartResponse.class),
                            examples = @ExampleObject(name = "cart", value = CartExamples.CART)))
    public Uni<RestResponse<CartResponse>> get(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> carts.read(OwnRecord.studentNumber(caller), term))
                .map(OwnCartResource::answer);
    }

    @PUT
    @Path("/cart")
    @Operation(
            operationId = "planMyCart",
            summary = "Replace what I plan for a term",
            description = "예비수강신청을 희망 순서대로 통째로 바꿉니다. 항목마다 대안 강좌를 적을 수 있습니다. 처음에는 If-Match가 필요 없고, 바꿀 때는 조회할 때 받은"
                    + " ETag를 보냅니다. 자리를 차지하지 않습니다.\n\n"
                    + "Each entry may name alternatives. It takes no seat. The first plan needs no If-Match.")
    @APIResponse(
            responseCode = "200",
            description = "Planned. / 저장됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CartResponse.class),
                            examples = @ExampleObject(name = "cart", value = CartExamples.CART)))
    public Uni<RestResponse<CartResponse>> put(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "plan", value = CartExamples.PLAN)))
                    @Valid
                    @NotNull
                    CartBody body) {
        return callers.current()
                .chain(caller -> carts.write(OwnRecord.studentNumber(caller), term, body.plan(), ifMatch))
                .map(OwnCartResource::answer);
    }

    @POST
    @Path("/cart/enrollment")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "enrollMyCart",
            summary = "Ask for everything that I plan, in one request",
            description =
                    "예비수강신청한 강좌를 희망 순서대로 한 번에 신청하고 강좌별 결과를 받습니다. 앞의 강좌가 거절되면 대안을 차례로 시도합니다. 이미 신청된 항목은 그대로"
                            + " 두므로 다시 보내도 안전합니다. dryRun=true이면 아무것도 바꾸지 않고 판단만 하며, 기간 전이면 기간이 시작되는 시각을 기준으로 판단합니다.\n\n"
                            + "With a result for each entry and every reason. Entries that you hold already are left alone, so"
                            + " repeating is safe. With dryRun=true nothing changes; before the window opens, its opening counts.")
    @APIResponse(
            responseCode = "200",
            description = "The results. / 항목별 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CartResultResponse.class),
                            examples = @ExampleObject(name = "result", value = CartExamples.RESULT)))
    public Uni<RestResponse<CartResultResponse>> enroll(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return callers.current()
                .chain(caller -> carts.enroll(OwnRecord.studentNumber(caller), term, caller, dryRun))
                .map(outcome -> CartResultResponse.from(outcome, correlation.language(), dryRun))
                .map(result -> RestResponse.ResponseBuilder.ok(result)
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .build());
    }

    private static RestResponse<CartResponse> answer(CartService.Filled filled) {
        return RestResponse.ResponseBuilder.ok(CartResponse.from(filled))
                .header(HttpHeaders.ETAG, EntityTags.of(filled.cart().version()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
