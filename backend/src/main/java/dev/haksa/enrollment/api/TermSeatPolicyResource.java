package dev.haksa.enrollment.api;

import dev.haksa.enrollment.SeatPolicies;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** When seats of a term that are given back become free. */
@Path("/api/v1/terms")
@Tag(name = "Seats", description = "Seats, and when those that are given back become free. / 좌석과 취소된 자리의 공개")
public class TermSeatPolicyResource {
    private final SeatPolicies policies;
    private final SeatPolicyAnswers answers;
    private final Callers callers;

    TermSeatPolicyResource(SeatPolicies policies, SeatPolicyAnswers answers, Callers callers) {
        this.policies = policies;
        this.answers = answers;
        this.callers = callers;
    }

    @GET
    @Path("/{term}/seat-release-policy")
    @PermitAll
    @Operation(
            operationId = "getSeatReleasePolicyOfTerm",
            summary = "Show when seats of a term that are given back become free",
            description = "학기에서 취소된 자리가 언제 공개되는지 보여 줍니다. 대기 학생에게는 언제나 먼저 배정됩니다.\n\n"
                    + "Known to everybody beforehand; waiting students always come first.")
    @APIResponse(
            responseCode = "200",
            description = "The policy. / 공개 방식",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SeatPolicyResponse.class),
                            examples = @ExampleObject(name = "policy", value = WaitlistExamples.POLICY)))
    public Uni<RestResponse<SeatPolicyResponse>> get(
            @Parameter(example = "2027-SPRING") @PathParam("term") String term) {
        return policies.ofTerm(term).map(answers::found);
    }

    @PUT
    @Path("/{term}/seat-release-policy")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "decideSeatReleasePolicyOfTerm",
            summary = "Decide when seats of a term that are given back become free",
            description = "학기에서 취소된 자리의 공개 방식을 정합니다. 처음 정할 때는 If-Match가 필요 없고, 바꿀 때는 조회할 때 받은 ETag를 보냅니다."
                    + " 이미 취소되어 공개를 기다리는 자리의 시각은 바뀌지 않습니다.\n\n"
                    + "The first decision needs no If-Match. Seats that are withheld already keep their time.")
    @APIResponse(
            responseCode = "201",
            description = "Decided for the first time. / 처음 정함",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SeatPolicyResponse.class),
                            examples = @ExampleObject(name = "policy", value = WaitlistExamples.POLICY)))
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 바뀜",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SeatPolicyResponse.class),
                            examples = @ExampleObject(name = "policy", value = WaitlistExamples.POLICY)))
    public Uni<RestResponse<SeatPolicyResponse>> decide(
            @Parameter(example = "2027-SPRING") @PathParam("term") String term,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "random",
                                                            value = WaitlistExamples.NEW_POLICY)))
                    @Valid
                    @NotNull
                    SeatPolicyBody body) {
        return callers.current()
                .chain(caller -> policies.decideForTerm(term, body.policy(), ifMatch, caller))
                .map(answers::written);
    }

    @DELETE
    @Path("/{term}/seat-release-policy")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "removeSeatReleasePolicyOfTerm",
            summary = "Take the decision about a term back",
            description = "학기에 정한 공개 방식을 없앱니다. 그러면 더 넓은 범위의 방식이나 기본값(즉시 공개)이 적용됩니다.\n\n"
                    + "What is decided more widely, or the default, applies then.")
    @APIResponse(responseCode = "204", description = "Taken back. / 없어짐")
    public Uni<RestResponse<Void>> remove(
            @Parameter(example = "2027-SPRING") @PathParam("term") String term,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> policies.removeFromTerm(term, ifMatch, caller))
                .map(ignored -> RestResponse.noContent());
    }
}
