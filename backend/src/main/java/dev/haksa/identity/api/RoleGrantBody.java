package dev.haksa.identity.api;

import dev.haksa.identity.domain.Role;
import dev.haksa.identity.domain.RoleGrant;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A role of an account. */
@Schema(name = "RoleGrant", description = "A role of an account. / 계정의 역할")
public record RoleGrantBody(
        @NotNull Role role,

        @Schema(description = "Required for department roles, not allowed for others. / 학과 역할에만 지정", examples = "3")
        @Nullable
        @Min(1)
        Integer departmentId) {

    static RoleGrantBody from(RoleGrant grant) {
        return new RoleGrantBody(grant.role(), grant.departmentId());
    }

    RoleGrant grant() {
        return new RoleGrant(role, departmentId);
    }
}
