package dev.haksa.card.api;

import dev.haksa.card.StudentCardService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The student's own card. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@RolesAllowed(Roles.STUDENT)
public class OwnCardResource {
    private final StudentCardService cards;
    private final CardShown shown;
    private final Callers callers;

    OwnCardResource(StudentCardService cards, CardShown shown, Callers callers) {
        this.cards = cards;
        this.shown = shown;
        this.callers = callers;
    }

    /** Shows how the caller stands. */
    @GET
    @Path("/card")
    @Operation(
            operationId = "getMyStudentCard",
            summary = "How I stand with my student card",
            description = "학생증 발급 상태와 신청 방법, 사유, 단계별 진행 상황, 다음에 할 일을 답합니다. ETag는 밝힌 내용(declaration)의 것입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The status. / 발급 상태",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentCardResponse.class),
                            examples = @ExampleObject(name = "card", value = CardExamples.CARD)))
    public Uni<RestResponse<StudentCardResponse>> get() {
        return callers.current().chain(cards::own).map(shown::own);
    }

    /** Takes what the caller says. */
    @PUT
    @Path("/card/declaration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "declareForMyStudentCard",
            summary = "Say whose phone I have and where the card goes",
            description =
                    "휴대폰이 본인명의인지, 카드를 어디로 받을지 밝힙니다. 학교로 받으면 늦어질 수 있습니다. 수령지는 전송 자료와 함께 카드사에 알리며, 그 뒤에는 모바일 신청 화면이나 서면 신청서에서 바꿉니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The status as it is now. / 바뀐 발급 상태",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentCardResponse.class),
                            examples = @ExampleObject(name = "card", value = CardExamples.CARD)))
    @APIResponse(
            responseCode = "422",
            description =
                    "No campaign, applied already, or another delivery was told to the company (refused). / 발급 기간이 아니거나 이미 신청함, 또는 카드사에 다른 수령지를 알림")
    public Uni<RestResponse<StudentCardResponse>> declare(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "declaration",
                                                            value = CardExamples.DECLARATION)))
                    @Valid
                    @NotNull
                    DeclarationRequest body) {
        return callers.current()
                .chain(caller -> cards.declare(body.said(), ifMatch, caller))
                .map(shown::own);
    }
}
