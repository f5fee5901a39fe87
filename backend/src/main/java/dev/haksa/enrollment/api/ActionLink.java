package dev.haksa.enrollment.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now. */
@Schema(name = "ActionLink", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
public record ActionLink(
        @Schema(examples = "DROP") String name,
        @Schema(examples = "DELETE") String method,

        @Schema(examples = "/api/v1/students/me/enrollments/1204")
        String href) {}
