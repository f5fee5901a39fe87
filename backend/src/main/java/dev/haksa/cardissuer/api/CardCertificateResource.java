package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.CertificateWithdrawal;
import dev.haksa.cardissuer.PackageProduction;
import dev.haksa.cardissuer.PartnerCertificates;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/** Certificates of the card company. */
@Path("/api/v1/card-certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card company")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class CardCertificateResource {
    private final PartnerCertificates certificates;
    private final CertificateWithdrawal withdrawal;
    private final PackageProduction production;
    private final Callers callers;

    CardCertificateResource(
            PartnerCertificates certificates,
            CertificateWithdrawal withdrawal,
            PackageProduction production,
            Callers callers) {
        this.certificates = certificates;
        this.withdrawal = withdrawal;
        this.production = production;
        this.callers = callers;
    }

    /** Adds a certificate. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addCardCertificate",
            summary = "Add a certificate of the card company",
            description = "카드사의 인증서를 등록합니다. 등록하면 전송 자료를 이 공개 키로 암호화합니다. 같은 인증서를 다시 보내면 그대로입니다."
                    + " 지문을 카드사와 다른 경로로 꼭 확인해 주세요.")
    @APIResponse(
            responseCode = "200",
            description = "The certificate. / 인증서",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardCertificateResponse.class),
                            examples = @ExampleObject(name = "certificate", value = CardIssuerExamples.CERTIFICATE)))
    public Uni<RestResponse<CardCertificateResponse>> add(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "body", value = CardIssuerExamples.PEM)))
                    @Valid
                    @NotNull
                    CardCertificateRequest body) {
        return callers.current()
                .chain(caller -> certificates.add(body.pem(), caller))
                .map(CardIssuerAnswers::single);
    }

    /** Lists certificates. */
    @GET
    @Operation(
            operationId = "listCardCertificates",
            summary = "Certificates of the card company, the latest first",
            description = "카드사의 인증서를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The certificates. / 인증서 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardCertificateResponse.CertificateList.class),
                            examples = @ExampleObject(name = "certificates", value = CardIssuerExamples.CERTIFICATES)))
    public Uni<RestResponse<CardCertificateResponse.CertificateList>> list() {
        return certificates
                .all()
                .map(all -> new CardCertificateResponse.CertificateList(
                        all.stream().map(CardCertificateResponse::from).toList()))
                .map(CardIssuerAnswers::personal);
    }

    /** Takes a certificate out of use. */
    @POST
    @Path("/{fingerprint}/withdrawal")
    @Operation(
            operationId = "withdrawCardCertificate",
            summary = "Take a certificate out of use",
            description = "인증서를 더 쓰지 않습니다. 카드사가 아직 받지 않은 전송 자료는 유효한 다른 인증서로 곧바로 다시 암호화하고,"
                    + " 다른 인증서가 없으면 내려받을 수 없게 됩니다. If-Match에 인증서의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The certificate. / 인증서",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardCertificateResponse.class),
                            examples = @ExampleObject(name = "certificate", value = CardIssuerExamples.CERTIFICATE)))
    public Uni<RestResponse<CardCertificateResponse>> withdraw(
            @Parameter(description = "SHA-256 of the certificate. / 인증서의 SHA-256 지문") @PathParam("fingerprint")
                    String fingerprint,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> withdrawal.withdraw(fingerprint, ifMatch, caller))
                .invoke(production::wake)
                .map(CardIssuerAnswers::single);
    }
}
