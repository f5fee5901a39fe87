package dev.haksa.change.api;

import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which page is asked for. */
public class PageQuery {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    int limit = 50;

    @QueryParam("after")
    @Nullable
    String after;

    @QueryParam("count")
    @DefaultValue("false")
    boolean count;

    Paging paging() {
        return new Paging(limit, after, count);
    }
}
