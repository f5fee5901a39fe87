package dev.haksa.photo.api;

import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page is asked for. */
public class PhotoPageQuery {
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

    Paging paging() {
        return new Paging(limit, after, count);
    }
}
