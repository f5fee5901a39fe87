package dev.haksa.privacy.api;

import dev.haksa.privacy.ResidentNumberReads;
import dev.haksa.privacy.ResidentNumberService;
import dev.haksa.privacy.api.ResidentNumberBodies.Masked;
import dev.haksa.privacy.api.ResidentNumberBodies.OwnRead;
import dev.haksa.privacy.api.ResidentNumberBodies.OwnReadPage;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One's own resident number, and who looked at it. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
@RolesAllowed(Roles.STUDENT)
public class OwnResidentNumberResource {
    private final ResidentNumberService numbers;
    private final ResidentNumberReads reads;
    private final Callers callers;

    OwnResidentNumberResource(ResidentNumberService numbers, ResidentNumberReads reads, Callers callers) {
        this.numbers = numbers;
        this.reads = reads;
        this.callers = callers;
    }

    /** Shows one's own number masked. */
    @GET
    @Path("/resident-number")
    @Operation(
            operationId = "getMyResidentNumber",
            summary = "One's own resident number, masked",
            description = "등록된 본인의 주민등록번호를 가려서 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The masked number. / 가린 번호",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Masked.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.MASKED)))
    public Uni<RestResponse<Masked>> get() {
        return callers.current().chain(numbers::own).map(found -> Answers.single(Masked.from(found), found.version()));
    }

    /** Lists who looked at one's own number. */
    @GET
    @Path("/resident-number/reads")
    @Operation(
            operationId = "listMyResidentNumberReads",
            summary = "Who read one's own resident number",
            description = "본인의 주민등록번호를 누가 언제 어떤 목적과 근거로 열람했는지 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reads. / 열람 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnReadPage.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.OWN_READS)))
    public Uni<RestResponse<Page<OwnRead>>> reads(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> reads.own(new Paging(limit, after, count), caller))
                .map(page -> Answers.page(page.map(OwnRead::from), uri));
    }
}
