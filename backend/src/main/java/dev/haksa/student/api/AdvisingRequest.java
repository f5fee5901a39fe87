package dev.haksa.student.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was said. */
@Schema(name = "AdvisingRequest", description = "What was said; may be empty. / 지도 내용(비워도 됨)")
record AdvisingRequest(
        @Schema(examples = "전공필수 두 과목을 먼저 듣기로 함") @NotNull @Size(max = 2000)
        String note) {}
