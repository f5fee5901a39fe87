package dev.haksa.notice.api;

import dev.haksa.notice.NoticeService;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

/** A student's inbox. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices", description = "What students are told. / 알림")
@RolesAllowed(Roles.STUDENT)
public class OwnNoticeResource {
    private final NoticeService notices;
    private final NoticeAnswers answers;
    private final Callers callers;

    OwnNoticeResource(NoticeService notices, NoticeAnswers answers, Callers callers) {
        this.notices = notices;
        this.answers = answers;
        this.callers = callers;
    }

    /** Lists the caller's notices. */
    @GET
    @Path("/notices")
    @Operation(
            operationId = "listMyNotices",
            summary = "List my notices",
            description = "내 알림을 최근 순으로 답합니다. 폐강, 대기 자리 배정, 등록금 부족, 교직원의 대리 처리처럼 내가 직접 하지 않은 일을 알립니다.\n\n"
                    + "What happened to one's enrollments without one's own doing, with reasons and what to do next.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notices. / 알림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticePage.class),
                            examples = @ExampleObject(name = "notices", value = NoticeAnswers.PAGE)))
    public Uni<RestResponse<NoticePage>> list(
            @Parameter(description = "true: only unread ones. / true면 읽지 않은 것만")
                    @QueryParam("unread")
                    @DefaultValue("false")
                    boolean unread,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> notices.own(caller, unread, new Paging(limit, after, count)))
                .map(inbox -> answers.page(inbox, uri));
    }

    /** Shows one of the caller's notices. */
    @GET
    @Path("/notices/{id}")
    @Operation(
            operationId = "getMyNotice",
            summary = "Show one of my notices",
            description = "내 알림 하나입니다. 조회만으로 읽음이 되지는 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The notice. / 알림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticeResponse.class),
                            examples = @ExampleObject(name = "notice", value = NoticeAnswers.NOTICE)))
    public Uni<RestResponse<NoticeResponse>> get(@PathParam("id") long id) {
        return callers.current().chain(caller -> notices.ownNotice(caller, id)).map(answers::single);
    }

    /** Marks one of the caller's notices as read. */
    @PUT
    @Path("/notices/{id}/read")
    @Operation(
            operationId = "markMyNoticeRead",
            summary = "Mark one of my notices as read",
            description = "알림을 읽음으로 표시합니다. 여러 번 보내도 처음 읽은 시각이 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The notice. / 알림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticeResponse.class),
                            examples = @ExampleObject(name = "notice", value = NoticeAnswers.NOTICE)))
    public Uni<RestResponse<NoticeResponse>> read(@PathParam("id") long id) {
        return callers.current().chain(caller -> notices.read(caller, id)).map(answers::single);
    }

    /** Marks the caller's notices up to one as read. */
    @POST
    @Path("/notices/read-all")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "markMyNoticesRead",
            summary = "Mark my notices up to one as read",
            description = "주어진 id까지의 알림을 모두 읽음으로 표시합니다. 그 뒤에 온 알림은 그대로 둡니다. 다시 보내도 안전합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadAll.class),
                            examples = @ExampleObject(name = "read", value = "{\"upTo\":812}")))
    @APIResponse(
            responseCode = "200",
            description = "How many are unread still. / 남은 읽지 않은 알림의 수",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UnreadNotices.class),
                            examples = @ExampleObject(name = "unread", value = "{\"unread\":0}")))
    public Uni<RestResponse<UnreadNotices>> readAll(@NotNull @Valid ReadAll body) {
        return callers.current()
                .chain(caller -> notices.readAll(caller, body.upTo()))
                .map(answers::unread);
    }
}
