package dev.haksa.notice.api;

import dev.haksa.notice.NoticeService;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a student was told, for staff who must be able to show that notice was given. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notices")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class StudentNoticeResource {
    private final NoticeService notices;
    private final NoticeAnswers answers;
    private final Callers callers;

    StudentNoticeResource(NoticeService notices, NoticeAnswers answers, Callers callers) {
        this.notices = notices;
        this.answers = answers;
        this.callers = callers;
    }

    /** Lists a student's notices. */
    @GET
    @Path("/{studentNumber}/notices")
    @Operation(
            operationId = "listNoticesOfStudent",
            summary = "List what a student was told",
            description = "학생에게 언제 무엇을 알렸는지, 읽었는지, 이메일로 보냈는지를 답합니다. 학과 직원은 자기 학과 학생만 볼 수 있습니다.\n\n"
                    + "Proof of notice: when it came into the inbox, when it was read, and what became of its e-mail.")
    @APIResponse(
            responseCode = "200",
            description = "A page of notices. / 알림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticePage.class),
                            examples = @ExampleObject(name = "notices", value = NoticeAnswers.PAGE)))
    public Uni<RestResponse<NoticePage>> list(
            @PathParam("studentNumber") String studentNumber,
            @Parameter(description = "true: only unread ones. / true면 읽지 않은 것만")
                    @QueryParam("unread")
                    @DefaultValue("false")
                    boolean unread,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> notices.ofStudent(studentNumber, caller, unread, new Paging(limit, after, count)))
                .map(inbox -> answers.page(inbox, uri));
    }

    /** Shows one of a student's notices. */
    @GET
    @Path("/{studentNumber}/notices/{id}")
    @Operation(
            operationId = "getNoticeOfStudent",
            summary = "Show one thing a student was told",
            description = "학생에게 알린 내용 하나입니다. 담당 교직원이 조회해도 읽음이 되지는 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The notice. / 알림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticeResponse.class),
                            examples = @ExampleObject(name = "notice", value = NoticeAnswers.NOTICE)))
    public Uni<RestResponse<NoticeResponse>> get(
            @PathParam("studentNumber") String studentNumber, @PathParam("id") long id) {
        return callers.current()
                .chain(caller -> notices.ofStudent(studentNumber, id, caller))
                .map(answers::single);
    }
}
