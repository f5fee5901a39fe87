package dev.haksa.photo.api;

import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.OwnPhotoReadingService;
import dev.haksa.photo.PhotoUploadService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** A student's own photos: how they stand, confirming, taking back. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Photos",
        description =
                "ID photos: how a client goes about it and every code in backend/docs/clients-photos-cards.md, what is"
                        + " checked in backend/docs/photos.md. / 증명사진")
@RolesAllowed(Roles.STUDENT)
public class OwnPhotoResource {
    private final PhotoUploadService uploads;
    private final OwnPhotoReadingService photos;
    private final Callers callers;
    private final Correlation correlation;

    OwnPhotoResource(
            PhotoUploadService uploads, OwnPhotoReadingService photos, Callers callers, Correlation correlation) {
        this.uploads = uploads;
        this.photos = photos;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Shows how the caller stands with photos. */
    @GET
    @Path("/photo")
    @Operation(
            operationId = "getOwnPhotoStanding",
            summary = "How you stand with your photo, and what you can do",
            description =
                    "승인된 사진, 심사 중인 사진, 확정을 기다리는 미리보기, 마지막 반려와 사유, 등록 기간, 지금 할 수 있는 일을 한 번에 답합니다. 승인된 사진만 효력이 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "How things stand. / 사진 현황",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnPhotosResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.STANDING)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    public Uni<RestResponse<OwnPhotosResponse>> standing() {
        return callers.current()
                .chain(photos::standing)
                .map(own -> PhotoAnswers.personal(OwnPhotosResponse.from(own, correlation.language())));
    }

    /** Hands a preview in. */
    @POST
    @Path("/photos/{id}/confirmation")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "confirmOwnPhoto",
            summary = "Confirm a cropped preview, so that it is reviewed",
            description = PhotoTexts.CONFIRM)
    @APIResponse(
            responseCode = "200",
            description = "In review. / 심사 중",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.OWN)))
    @APIResponse(responseCode = "409", description = PhotoTexts.NOT_CONFIRMED)
    @APIResponse(responseCode = "422", description = PhotoTexts.CLOSED)
    public Uni<RestResponse<PhotoResponse>> confirm(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> uploads.confirm(id, ifMatch, caller))
                .map(photo -> PhotoAnswers.single(PhotoResponse.own(OwnPhoto.putIn(photo), correlation.language())));
    }

    /** Takes a photo back. */
    @DELETE
    @Path("/photos/{id}")
    @Operation(
            operationId = "withdrawOwnPhoto",
            summary = "Take back a photo in review, or forget a preview",
            description = "심사 중인 사진을 취소하거나 미리보기를 지웁니다. 이미 처리된 사진은 취소할 수 없습니다. If-Match에 사진의 ETag를 넣어 주세요.")
    @APIResponse(responseCode = "204", description = "Done. / 취소됨")
    @APIResponse(responseCode = "409", description = "It has been decided (conflict): PHOTO_DECIDED. / 이미 처리됨")
    public Uni<Void> withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current().chain(caller -> uploads.withdraw(id, ifMatch, caller));
    }
}
