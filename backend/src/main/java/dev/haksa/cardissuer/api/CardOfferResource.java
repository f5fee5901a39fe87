package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.PackageOffers;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Packages over all campaigns: where the card company looks for work. */
@Path("/api/v1/card-packages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card company")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_CARDS_READ})
public class CardOfferResource {
    private final PackageOffers offers;
    private final Representations representations;

    CardOfferResource(PackageOffers offers, Representations representations) {
        this.offers = offers;
        this.representations = representations;
    }

    /** Lists packages. */
    @GET
    @Operation(
            operationId = "listCardPackageOffers",
            summary = "Packages of all campaigns, those of one campaign in their order",
            description = "모든 발급의 전송 자료를 요청된 순서로 답합니다. 카드사는 waiting=true로 받을 자료가 있는지 살펴봅니다."
                    + " If-None-Match에 앞서 받은 ETag를 보내면 바뀐 것이 없을 때 304로 답합니다. 개인정보는 들어 있지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of packages. / 전송 자료 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CardOfferResponse.OfferPage.class),
                            examples = @ExampleObject(name = "packages", value = CardOfferResponse.PAGE_EXAMPLE)))
    @APIResponse(responseCode = "304", description = "Nothing has changed. / 바뀐 것 없음")
    public Uni<RestResponse<Page<CardOfferResponse>>> list(
            @Parameter(
                            description =
                                    "true: only those that are to be fetched (not confirmed, not removed, certificate"
                                            + " still valid, campaign not over). / true면 아직 받지 않은, 지금 받을 수 있는 자료만")
                    @QueryParam("waiting")
                    @DefaultValue("false")
                    boolean waiting,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return offers.list(waiting, new Paging(limit, after, count))
                .map(page -> representations.privatePage(page.map(CardOfferResponse::from), uri, ifNoneMatch));
    }
}
