package dev.haksa.status.api;

import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.status.Announcement;
import dev.haksa.status.AnnouncementService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Announcements for the status page, kept by academic affairs and administrators. */
@Path("/api/v1/announcements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.ADMIN})
public class AnnouncementResource {
    private static final String BASE = "/api/v1/announcements";
    private static final String CONTENT = """
            {"kind":"MAINTENANCE","severity":"WARNING","titleKo":"일요일 밤 점검","titleEn":"Maintenance on Sunday night",
            "textKo":"자정부터 두 시까지 수강신청을 할 수 없습니다.",
            "textEn":"Enrollment is closed from midnight to two o'clock.",
            "from":"2027-02-14T00:00:00+09:00","until":"2027-02-14T02:00:00+09:00"}""";
    private static final String ANNOUNCEMENT = """
            {"id":12,"kind":"MAINTENANCE","severity":"WARNING","titleKo":"일요일 밤 점검",
            "titleEn":"Maintenance on Sunday night","textKo":"자정부터 두 시까지 수강신청을 할 수 없습니다.",
            "textEn":"Enrollment is closed from midnight to two o'clock.",
            "from":"2027-02-13T15:00:00Z","until":"2027-02-13T17:00:00Z"}""";
    private static final String PAGE = "{\"items\":[" + ANNOUNCEMENT + "]}";

    private final AnnouncementService announcements;
    private final Callers callers;

    AnnouncementResource(AnnouncementService announcements, Callers callers) {
        this.announcements = announcements;
        this.callers = callers;
    }

    /** Lists announcements, past and future ones too. */
    @GET
    @Operation(
            operationId = "listAnnouncements",
            summary = "List announcements",
            description = "지난 공지와 예정된 공지까지 시작이 늦은 순으로 답합니다. 게시 중인 공지는 누구나 GET /api/v1/status 로 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of announcements. / 공지 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementResponse.Many.class),
                            examples = @ExampleObject(name = "announcements", value = PAGE)))
    public Uni<RestResponse<Page<AnnouncementResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return announcements.list(new Paging(limit, after, count)).map(page -> page(page, uri));
    }

    /** Adds an announcement. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createAnnouncement",
            summary = "Add an announcement",
            description = "공지를 추가합니다. 1초 안에 상태 페이지에 나타납니다. 종류가 MAINTENANCE이면 게시되는 동안 서비스 상태가 점검으로 바뀝니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementBody.class),
                            examples = @ExampleObject(name = "maintenance", value = CONTENT)))
    @APIResponse(
            responseCode = "201",
            description = "The new announcement. / 새 공지",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementResponse.class),
                            examples = @ExampleObject(name = "announcement", value = ANNOUNCEMENT)))
    public Uni<RestResponse<AnnouncementResponse>> create(@NotNull @Valid AnnouncementBody body) {
        return callers.current()
                .chain(caller -> announcements.create(body.content(), caller))
                .map(made -> tagged(
                        ResponseBuilder.create(RestResponse.Status.CREATED, AnnouncementResponse.from(made))
                                .location(URI.create(BASE + "/" + made.id())),
                        made));
    }

    /** Shows an announcement. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getAnnouncement", summary = "Get an announcement", description = "공지 하나를 ETag와 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The announcement. / 공지",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementResponse.class),
                            examples = @ExampleObject(name = "announcement", value = ANNOUNCEMENT)))
    public Uni<RestResponse<AnnouncementResponse>> get(@PathParam("id") int id) {
        return announcements.find(id).map(AnnouncementResource::single);
    }

    /** Replaces an announcement. */
    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putAnnouncement",
            summary = "Change an announcement",
            description = "공지를 바꿉니다. 조회할 때 받은 ETag를 If-Match로 보냅니다. 끝내려면 until을 지금으로 정합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementBody.class),
                            examples = @ExampleObject(name = "maintenance", value = CONTENT)))
    @APIResponse(
            responseCode = "200",
            description = "The announcement as it is now. / 변경된 공지",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AnnouncementResponse.class),
                            examples = @ExampleObject(name = "announcement", value = ANNOUNCEMENT)))
    public Uni<RestResponse<AnnouncementResponse>> put(
            @PathParam("id") int id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AnnouncementBody body) {
        return callers.current()
                .chain(caller -> announcements.replace(id, ifMatch, body.content(), caller))
                .map(AnnouncementResource::single);
    }

    /** Removes an announcement. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteAnnouncement",
            summary = "Remove an announcement",
            description = "공지를 지웁니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @APIResponse(responseCode = "204", description = "Removed. / 삭제됨")
    public Uni<Void> delete(@PathParam("id") int id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current().chain(caller -> announcements.delete(id, ifMatch, caller));
    }

    private static RestResponse<AnnouncementResponse> single(Announcement announcement) {
        return tagged(ResponseBuilder.ok(AnnouncementResponse.from(announcement)), announcement);
    }

    private static RestResponse<AnnouncementResponse> tagged(
            ResponseBuilder<AnnouncementResponse> response, Announcement announcement) {
        return response.header(HttpHeaders.ETAG, EntityTags.of(announcement.version()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private static RestResponse<Page<AnnouncementResponse>> page(Page<Announcement> page, UriInfo uri) {
        ResponseBuilder<Page<AnnouncementResponse>> response = ResponseBuilder.ok(page.map(AnnouncementResponse::from))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (page.next() != null) {
            URI next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build();
            response.header(HttpHeaders.LINK, "<" + next.getRawPath() + "?" + next.getRawQuery() + ">; rel=\"next\"");
        }
        return response.build();
    }
}
