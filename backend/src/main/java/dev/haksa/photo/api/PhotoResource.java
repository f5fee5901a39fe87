package dev.haksa.photo.api;

import dev.haksa.photo.ListedPhoto;
import dev.haksa.photo.PhotoDecision;
import dev.haksa.photo.PhotoReadingService;
import dev.haksa.photo.PhotoReadingService.Look;
import dev.haksa.photo.PhotoReviewService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Caller;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
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

/** Students' photos for those who review them. */
@Path("/api/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoResource {
    private final PhotoReadingService photos;
    private final PhotoReviewService reviews;
    private final Callers callers;
    private final Correlation correlation;

    PhotoResource(PhotoReadingService photos, PhotoReviewService reviews, Callers callers, Correlation correlation) {
        this.photos = photos;
        this.reviews = reviews;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** The work list. */
    @GET
    @Operation(
            operationId = "listPhotos",
            summary = "Photos to review, the oldest first",
            description =
                    "심사할 사진을 먼저 올린 것부터, 확인에서 나온 의심점과 함께 답합니다. 학과는 소속 학생의 사진만 봅니다. links=true이면 사진 링크도 함께 답합니다. 조회는 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of photos. / 사진 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoPage.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.STAFF_PAGE)))
    public Uni<RestResponse<PhotoPage>> list(@Valid @BeanParam PhotoQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> photos.list(query.criteria(), query.links, caller)
                        .map(page -> PhotoPage.from(page, photo -> shown(photo, caller))))
                .map(page -> PhotoAnswers.page(page, uri));
    }

    /** Shows a photo. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPhoto",
            summary = "A student's photo, without the picture",
            description = "사진의 진행상태와 확인 결과를 답합니다. 소속 학과와 교무처만 볼 수 있고 그 밖에는 404입니다. 조회는 기록됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The photo. / 사진 정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.STAFF)))
    public Uni<RestResponse<PhotoResponse>> get(@PathParam("id") UUID id) {
        return callers.current()
                .chain(caller -> photos.find(id, Look.PHOTO_SEEN, caller).map(photo -> single(photo, caller)));
    }

    /** Approves. */
    @POST
    @Path("/{id}/approval")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "approvePhoto",
            summary = "Approve a photo in review",
            description =
                    "심사 중인 사진을 승인합니다. 이때까지 승인되어 있던 사진은 대체됩니다. If-Match에 확인한 사진의 ETag를 넣어 주세요. 학생 본인인지 확인한 뒤 승인해 주세요.")
    @APIResponse(
            responseCode = "200",
            description = "Approved. / 승인됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.APPROVED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It is not in review, or your own (conflict): PHOTO_NOT_IN_REVIEW, PHOTO_OWN. / 심사 중이 아니거나 본인의 사진")
    public Uni<RestResponse<PhotoResponse>> approve(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> reviews.decide(new PhotoDecision(id, ifMatch, null, null), caller)
                        .map(photo -> single(photo, caller)));
    }

    /** Rejects. */
    @POST
    @Path("/{id}/rejection")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rejectPhoto",
            summary = "Reject a photo in review, with the reason",
            description =
                    "심사 중인 사진을 사유와 함께 반려합니다. 학생은 사유와 다음에 할 일을 알림으로 받습니다. 사유가 OTHER이면 note가 필요합니다. If-Match에 확인한 사진의 ETag를 넣어 주세요.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoBodies.Rejection.class),
                            examples = @ExampleObject(name = "request", value = PhotoExamples.REJECTION)))
    @APIResponse(
            responseCode = "200",
            description = "Rejected. / 반려됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.REJECTED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "It is not in review, or your own (conflict): PHOTO_NOT_IN_REVIEW, PHOTO_OWN. / 심사 중이 아니거나 본인의 사진")
    public Uni<RestResponse<PhotoResponse>> reject(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid PhotoBodies.Rejection body) {
        return callers.current()
                .chain(caller ->
                        reviews.decide(body.decision(id, ifMatch), caller).map(photo -> single(photo, caller)));
    }

    private RestResponse<PhotoResponse> single(ListedPhoto photo, Caller caller) {
        return PhotoAnswers.single(shown(photo, caller));
    }

    private PhotoResponse shown(ListedPhoto photo, Caller caller) {
        return PhotoResponse.staff(photo, caller, correlation.language());
    }
}
