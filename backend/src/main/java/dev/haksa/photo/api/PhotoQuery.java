package dev.haksa.photo.api;

import dev.haksa.photo.PhotoCriteria;
import dev.haksa.photo.PhotoState;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the work list. */
public class PhotoQuery {
    @QueryParam("state")
    @Parameter(
            description = "State; repeatable; SUBMITTED when left out. / 진행상태, 여러 번 가능, 없으면 SUBMITTED",
            schema = @Schema(type = SchemaType.ARRAY, implementation = PhotoState.class))
    List<String> state = List.of();

    @QueryParam("department")
    @Parameter(
            description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    List<String> department = List.of();

    @QueryParam("studentNumber")
    @Size(max = 200)
    @Parameter(description = "Student number; repeatable. / 학번, 여러 번 가능")
    List<String> studentNumber = List.of();

    @QueryParam("links")
    @DefaultValue("false")
    @Parameter(
            description = "true: with links to the pictures that work without login for ten minutes."
                    + " / true면 10분 동안 로그인 없이 볼 수 있는 사진 링크도 답함")
    boolean links;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    @Parameter(description = "Most items of a page. / 한 쪽의 최대 건수")
    int limit = 50;

    @QueryParam("after")
    @Parameter(description = "The value of next in the page before. / 앞쪽 응답의 next 값")
    @Nullable
    String after;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "true: tell the number of all too. / true면 전체 건수도 답함")
    boolean count;

    /** What is asked for; every parameter that cannot be read is named. */
    PhotoCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        Set<PhotoState> states = QueryValues.constants(mistakes, PhotoState.class, "state", state);
        Set<Integer> departments = QueryValues.ids(mistakes, "department", department);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return new PhotoCriteria(
                states.isEmpty() ? Set.of(PhotoState.SUBMITTED) : states,
                departments,
                Set.copyOf(studentNumber),
                new Paging(limit, after, count));
    }
}
