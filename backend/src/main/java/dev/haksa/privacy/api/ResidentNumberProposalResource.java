package dev.haksa.privacy.api;

import dev.haksa.privacy.ResidentNumberProposing;
import dev.haksa.privacy.api.ResidentNumberBodies.Entry;
import dev.haksa.privacy.api.ResidentNumberBodies.Proposed;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Proposing a resident number for a correction by office. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class ResidentNumberProposalResource {
    private final ResidentNumberProposing proposals;
    private final Callers callers;

    ResidentNumberProposalResource(ResidentNumberProposing proposals, Callers callers) {
        this.proposals = proposals;
        this.callers = callers;
    }

    /** Proposes a number. */
    @POST
    @Path("/{studentNumber}/resident-number/proposals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "proposeResidentNumber",
            summary = "Hand in a resident number for a correction",
            description =
                    "학적부 정정(제44조④)을 위해 새 주민등록번호를 제출합니다. 번호는 암호화하여 보관하고, 정정 신청에는 받은 식별자만 적습니다. 제출은 모두 기록되며 하루에 할 수 있는 횟수가 정해져 있습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Entry.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.ENTER)))
    @APIResponse(
            responseCode = "201",
            description = "Kept sealed. / 암호화하여 보관됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Proposed.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.PROPOSAL)))
    public Uni<RestResponse<Proposed>> propose(
            @PathParam("studentNumber") String studentNumber, @NotNull @Valid Entry body) {
        return callers.current()
                .chain(caller -> proposals.propose(studentNumber, body.entered(), caller))
                .map(proposal -> Answers.created(Proposed.from(proposal), 0));
    }
}
