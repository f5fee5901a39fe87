package dev.haksa.card.api;

import dev.haksa.card.CardLists;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
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

/** Who is on the rosters, and how everybody stands whom departments have sent. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class CardListResource {
    private final CardLists lists;
    private final Callers callers;
    private final Correlation correlation;

    CardListResource(CardLists lists, Callers callers, Correlation correlation) {
        this.lists = lists;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists everybody whom departments have sent. */
    @GET
    @Path("/{code}/students")
    @Operation(
            operationId = "listCardCampaignStudents",
            summary = "List the students whom departments have sent, and how each stands",
            description = "학과가 보낸 학생을 학번순으로 답합니다. 진행 상태, 오늘의 신청 방법, 카드사 거절, 수령지, 서면 신청서를 함께 보여 줍니다."
                    + " 교학처와 교무처장은 모든 학과를, 학과는 소속 학생만 봅니다. approved=false이면 결재를 기다리는 학생입니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of students. / 학생 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SentStudentResponse.StudentPage.class),
                            examples = @ExampleObject(name = "students", value = CardListExamples.SENT)))
    public Uni<RestResponse<Page<SentStudentResponse>>> sent(
            @BeanParam CampaignPath at,
            @Valid @BeanParam SentStudentFilter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        Paging paging = new Paging(limit, after, count);
        return callers.current()
                .chain(caller -> lists.ofCampaign(at.code, filter.criteria(), paging, caller))
                .map(page -> CardAnswers.page(
                        page.map(student -> SentStudentResponse.from(student, correlation.language())), uri));
    }

    /** Lists the students of a roster. */
    @GET
    @Path("/{code}/rosters/{department}/students")
    @Operation(
            operationId = "listCardRosterStudents",
            summary = "List the students on a roster and off it",
            description = "명단에 있는 학생과 제외된 학생을 학번순으로 답합니다. 보낸 학생은 진행 상태와 오늘의 신청 방법을 보여 줍니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of students. / 학생 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.StudentPage.class),
                            examples = @ExampleObject(name = "students", value = CardListExamples.ROSTER)))
    public Uni<RestResponse<Page<RosterResponse.Student>>> roster(
            @BeanParam RosterPath at,
            @BeanParam RosterStudentFilter filter,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        Paging paging = new Paging(limit, after, count);
        return callers.current()
                .chain(caller -> lists.ofRoster(at.code, at.department, filter.criteria(), paging, caller))
                .map(page -> CardAnswers.page(
                        page.map(student -> RosterResponse.Student.from(student, correlation.language())), uri));
    }
}
