package dev.haksa.photo.api;

import dev.haksa.photo.PhotoDecision;
import dev.haksa.photo.PhotoReviewService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Reviews of many photos at once. */
@Path("/api/v1/photo-reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoReviewResource {
    private final PhotoReviewService reviews;
    private final Callers callers;
    private final Correlation correlation;

    PhotoReviewResource(PhotoReviewService reviews, Callers callers, Correlation correlation) {
        this.reviews = reviews;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Approves and rejects many. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reviewPhotos",
            summary = "Approve and reject up to 500 photos, each on its own",
            description =
                    "사진을 500장까지 한 번에 승인·반려합니다. 한 장씩 따로 처리하며, 실패한 사진은 까닭과 함께 결과에 남고 나머지는 그대로 처리됩니다. 사진마다 확인한 version을 적어 주세요. 그 사이 바뀐 사진은 처리하지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoBodies.Review.class),
                            examples = @ExampleObject(name = "request", value = PhotoExamples.REVIEW)))
    @APIResponse(
            responseCode = "200",
            description = "What came of each. / 사진별 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoBodies.Report.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REPORT)))
    public Uni<RestResponse<PhotoBodies.Report>> review(@NotNull @Valid PhotoBodies.Review body) {
        List<PhotoDecision> decisions = body.decisions();
        return callers.current()
                .chain(caller -> reviews.decideAll(decisions, caller))
                .map(all -> all.stream()
                        .map(one -> PhotoBodies.Result.of(one, correlation.language(), correlation.id()))
                        .toList())
                .map(results -> PhotoAnswers.personal(PhotoBodies.Report.of(results)));
    }
}
