package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.CardPackages;
import dev.haksa.cardissuer.PackageActions;
import dev.haksa.cardissuer.PackageOrders;
import dev.haksa.cardissuer.PackageProduction;
import dev.haksa.cardissuer.PackageTransmission;
import dev.haksa.cardissuer.PackageWithdrawal;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Packages for the card company. */
@Path("/api/v1/card-campaigns/{code}/packages")
@Tag(
        name = "Card company",
        description =
                "Packages, receipts and reports of the card company (backend/docs/card-transfer.md). / 카드사 전송과 보고")
public class CardPackageResource {
    private final CardPackages packages;
    private final PackageOrders orders;
    private final PackageTransmission transmission;
    private final PackageWithdrawal withdrawal;
    private final PackageProduction production;
    private final PackageActions actions;
    private final Callers callers;
    private final Correlation correlation;

    CardPackageResource(
            CardPackages packages,
            PackageOrders orders,
            PackageTransmission transmission,
            PackageWithdrawal withdrawal,
            PackageProduction production,
            PackageActions actions,
            Callers callers,
            Correlation correlation) {
        this.packages = packages;
        this.orders = orders;
        this.transmission = transmission;
        this.withdrawal = withdrawal;
        this.production = production;
        this.actions = actions;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Asks for the package of what is approved. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "requestCardPackage",
            summary = "Ask for the transfer package of what is approved",
            description = "결재된 명단의 카드사 전송 자료를 요청합니다. 자료는 뒤에서 만들어지며 state로 진행을 알 수 있습니다."
                    + " 같은 명단을 다시 요청하면 이미 있는 자료를 답하고, 다시 열어 추가한 학생이 있으면 그 학생만 담은 다음 순번의 자료를 만듭니다."
                    + " 실패한 자료를 다시 요청하면 남아 있는 학생으로 다시 만들고, 카드사가 받기 전에 인증서가 폐기되거나 만료된 자료는"
                    + " 새 인증서로 다시 암호화합니다.")
    @APIResponse(
            responseCode = "200",
            description = "It is there already. / 이미 준비됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.class),
                            examples = @ExampleObject(name = "ready", value = CardIssuerExamples.LISTED)))
    @APIResponse(
            responseCode = "202",
            description = "It is being prepared; look at it again at its address. / 만드는 중",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.class),
                            examples = @ExampleObject(name = "queued", value = CardIssuerExamples.PREPARING)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing to transfer, no valid certificate, or there in the other form (conflict): CARD_NOTHING_TO_TRANSFER,"
                            + " CARD_CERTIFICATE_NONE_VALID, CARD_PACKAGE_OTHER_FORM, CARD_CAMPAIGN_FULL."
                            + " / 전송할 명단이나 유효한 인증서가 없음, 또는 암호화 여부가 다른 자료가 있음")
    @APIResponse(responseCode = "422", description = "Not approved (refused): CARD_NOT_APPROVED. / 결재 전")
    public Uni<RestResponse<CardPackageResponse>> request(
            @BeanParam CampaignPath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "body", value = CardIssuerExamples.REQUEST)))
                    @Valid
                    @NotNull
                    CardPackageRequest body) {
        return callers.current()
                .chain(caller -> orders.request(at.code, body.encrypted(), caller))
                .invoke(production::wake)
                .map(CardIssuerAnswers::requested);
    }

    /** Lists the packages of a campaign. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_READ})
    @Operation(
            operationId = "listCardPackages",
            summary = "The transfer packages of a campaign",
            description = "발급 회차의 전송 자료를 순번대로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The packages. / 전송 자료 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.PackageList.class),
                            examples = @ExampleObject(name = "packages", value = CardIssuerExamples.PACKAGES)))
    public Uni<RestResponse<CardPackageResponse.PackageList>> list(@BeanParam CampaignPath at) {
        return packages.all(at.code)
                .map(all -> new CardPackageResponse.PackageList(
                        all.stream().map(CardPackageResponse::from).toList()))
                .map(CardIssuerAnswers::personal);
    }

    /** Shows a package. */
    @GET
    @Path("/{sequence}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_READ})
    @Operation(
            operationId = "getCardPackage",
            summary = "Get how far a transfer package is",
            description = "전송 자료 하나의 상태를 답합니다. 준비되면 크기와 SHA-256이 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The package. / 전송 자료",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.class),
                            examples = @ExampleObject(name = "package", value = CardIssuerExamples.PACKAGE)))
    public Uni<RestResponse<CardPackageResponse>> get(@BeanParam PackagePath at) {
        return packages.find(at.code, at.sequence).chain(this::shown);
    }

    /** Takes a package back. */
    @POST
    @Path("/{sequence}/withdrawal")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "withdrawCardPackage",
            summary = "Take a transfer package back that the company has not confirmed",
            description = "카드사가 받았다고 확인하기 전의 전송 자료를 사유를 적어 거둡니다. 뒤 순번의 자료도 함께 거두며, 거둔 자료는"
                    + " 내려받거나 확인할 수 없습니다. 다시 요청하면 학생들의 지금 상태(이름, 신청 방법)로 다음 순번의 자료를 만듭니다."
                    + " 학생을 빼거나 발급을 끝내면 자동으로 거둡니다. If-Match에 자료의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Taken back. / 회수됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.class),
                            examples = @ExampleObject(name = "package", value = CardIssuerExamples.WITHDRAWN)))
    @APIResponse(
            responseCode = "409",
            description = "The company has it, or it was never ready (conflict): CARD_PACKAGE_WITH_COMPANY,"
                    + " CARD_PACKAGE_NOT_READY. / 카드사가 이미 받았거나 준비된 적이 없음")
    public Uni<RestResponse<CardPackageResponse>> withdraw(
            @BeanParam PackagePath at,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "body",
                                                            value = CardIssuerExamples.WITHDRAWAL)))
                    @Valid
                    @NotNull
                    CardPackageWithdrawalRequest body) {
        PackageWithdrawal.Order order = new PackageWithdrawal.Order(at.code, at.sequence, body.reason());
        return callers.current()
                .chain(caller -> withdrawal.withdraw(order, ifMatch, caller))
                .map(CardIssuerAnswers::single);
    }

    /** Says that the company has a package. */
    @POST
    @Path("/{sequence}/transmission")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_WRITE})
    @Operation(
            operationId = "confirmCardPackage",
            summary = "Say that the company has a transfer package",
            description = "카드사가 자료를 모두 받았음을 SHA-256으로 확인합니다. 학생들의 상태가 '카드사 전송'이 됩니다."
                    + " 다시 보내도 바뀌는 것이 없습니다. 접수 결과를 보내면 자동으로 확인됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "Known. / 확인됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardPackageResponse.class),
                            examples = @ExampleObject(name = "package", value = CardIssuerExamples.CONFIRMED)))
    @APIResponse(responseCode = "409", description = CardConflicts.ANSWERING)
    @APIResponse(responseCode = "422", description = "Not possible now (refused). / 지금은 할 수 없음")
    public Uni<RestResponse<CardPackageResponse>> confirm(
            @BeanParam PackagePath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "body",
                                                            value = CardIssuerExamples.CONFIRMATION)))
                    @Valid
                    @NotNull
                    CardPackageConfirmation body) {
        return callers.current()
                .chain(caller -> transmission.confirm(at.code, at.sequence, body.packageSha256(), caller))
                .map(CardIssuerAnswers::single);
    }

    private Uni<RestResponse<CardPackageResponse>> shown(CardPackage found) {
        return callers.current()
                .chain(caller -> actions.of(found, caller))
                .map(possible -> CardIssuerAnswers.single(found, possible, correlation.language()));
    }
}
