package dev.haksa.identity.api;

import dev.haksa.identity.domain.AccountFilter;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.Role;
import dev.haksa.shared.paging.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Filters and position of a list of accounts. */
public class AccountQuery {
    @QueryParam("q")
    @Size(min = 1, max = 100)
    @Parameter(description = "Part of login name, display name or student number. / 아이디·이름·학번의 일부")
    @Nullable
    String q;

    @QueryParam("role")
    @Parameter(description = "Accounts with this role. / 역할")
    @Nullable
    Role role;

    @QueryParam("state")
    @Parameter(description = "Accounts in this state. / 상태")
    @Nullable
    AccountState state;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    @Parameter(description = "Items a page, 1 to 200. / 쪽당 건수")
    int limit;

    @QueryParam("after")
    @Parameter(description = "Value of next of the page before. / 앞 쪽의 next 값")
    @Nullable
    String after;

    @QueryParam("count")
    @DefaultValue("false")
    @Parameter(description = "Also count all. / 전체 건수 포함")
    boolean count;

    AccountFilter filter() {
        return new AccountFilter(q, role, state);
    }
}
