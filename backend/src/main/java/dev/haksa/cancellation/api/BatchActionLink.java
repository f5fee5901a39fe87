package dev.haksa.cancellation.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now. */
@Schema(name = "EnrollmentBatchAction", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
public record BatchActionLink(
        @Schema(examples = "EXECUTE") String name,
        @Schema(examples = "POST") String method,

        @Schema(examples = "/api/v1/enrollment-batches/31/execution")
        String href) {}
