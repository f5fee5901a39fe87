package dev.haksa.photo.api;

import dev.haksa.photo.PhotoReadingService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;

/** A student's own photos: all that were put in, and their pictures. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photos")
@RolesAllowed(Roles.STUDENT)
public class OwnPhotoHistoryResource {
    private static final String JPEG = "image/jpeg";

    private final PhotoReadingService photos;
    private final Callers callers;
    private final Correlation correlation;

    OwnPhotoHistoryResource(PhotoReadingService photos, Callers callers, Correlation correlation) {
        this.photos = photos;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists all photos. */
    @GET
    @Path("/photos")
    @Operation(
            operationId = "listOwnPhotos",
            summary = "All your photos, the latest first",
            description = "지금까지 올린 사진과 진행상태를 최근 것부터 답합니다. 반려 사유와 취소·대체된 사진도 보입니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of photos. / 사진 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoPage.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.OWN_PAGE)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    public Uni<RestResponse<PhotoPage>> list(@Valid @BeanParam PhotoPageQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> photos.history(query.paging(), caller))
                .map(page -> PhotoPage.from(page, photo -> PhotoResponse.own(photo, correlation.language())))
                .map(page -> PhotoAnswers.page(page, uri));
    }

    /** Shows a photo. */
    @GET
    @Path("/photos/{id}")
    @Operation(
            operationId = "getOwnPhoto",
            summary = "One of your photos, without the picture",
            description = "본인 사진 한 장의 진행상태, 확인 결과, 반려 사유를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The photo. / 사진 정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoResponse.class),
                            examples = @ExampleObject(name = "example", value = PhotoExamples.OWN)))
    public Uni<RestResponse<PhotoResponse>> get(@PathParam("id") UUID id) {
        return callers.current()
                .chain(caller -> photos.ownPhoto(id, caller))
                .map(photo -> PhotoAnswers.single(PhotoResponse.own(photo, correlation.language())));
    }

    /** Hands out the picture. */
    @GET
    @Path("/photos/{id}/content")
    @Produces(JPEG)
    @Operation(
            operationId = "downloadOwnPhoto",
            summary = "The picture of one of your photos",
            description = "본인 사진의 그림 파일(JPEG, 295 × 367 픽셀)을 답합니다. 보관 기간이 지난 사진은 404입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The picture. / 사진",
            content =
                    @Content(
                            mediaType = JPEG,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "file", value = PhotoExamples.FILE)))
    public RestMulti<Buffer> content(@PathParam("id") UUID id) {
        return RestMulti.fromUniResponse(
                callers.current().chain(caller -> photos.openOwn(id, caller)),
                found -> found.content(),
                PhotoAnswers::picture);
    }
}
