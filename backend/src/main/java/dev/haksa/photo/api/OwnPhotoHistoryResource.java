package dev.haksa.photo.api;

import dev.haksa.photo.OwnPhotoReadingService;
import dev.haksa.shared.files.FileConditions;
import dev.haksa.shared.files.FileDownloads;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

    private final OwnPhotoReadingService photos;
    private final FileDownloads downloads;
    private final Callers callers;
    private final Correlation correlation;

    OwnPhotoHistoryResource(
            OwnPhotoReadingService photos, FileDownloads downloads, Callers callers, Correlation correlation) {
        this.photos = photos;
        this.downloads = downloads;
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
                .chain(caller -> photos.find(id, caller))
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
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for. / 요청한 부분",
            content =
                    @Content(
                            mediaType = JPEG,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "part", value = PhotoExamples.FILE)))
    @APIResponse(responseCode = "304", description = "You have it already. / 이미 가지고 있는 사진")
    @APIResponse(responseCode = "416", description = "The file has no such part. / 파일에 없는 범위")
    public RestMulti<Buffer> content(@PathParam("id") UUID id, @BeanParam FileConditions conditions) {
        return downloads.answer(callers.current().chain(caller -> photos.open(id, caller)), conditions);
    }

    /** Makes a link. */
    @POST
    @Path("/photos/{id}/links")
    @Operation(
            operationId = "createOwnPhotoLink",
            summary = "Make a link to the picture that works without login for ten minutes",
            description = "본인 사진을 로그인 없이 볼 수 있는 링크를 만듭니다. 링크는 10분 동안만 쓸 수 있고, 여러 번 만들어도 됩니다. 다른 사람에게 알리지 마세요.")
    @APIResponse(
            responseCode = "201",
            description = "The link. / 링크",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedLink.class),
                            examples = @ExampleObject(name = "link", value = PhotoExamples.LINK)))
    public Uni<RestResponse<SignedLink>> link(@PathParam("id") UUID id) {
        return callers.current().chain(caller -> photos.link(id, caller)).map(PhotoAnswers::link);
    }
}
