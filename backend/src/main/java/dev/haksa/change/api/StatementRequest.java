package dev.haksa.change.api;

import dev.haksa.change.CommitteeService;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A committee, what it found, or why something is cancelled. */
@Schema(
        name = "RecordChangeStatement",
        description = "The committee's name, its finding, or why an application is cancelled. / 위원회 이름, 심의 결과 또는 취소 사유")
public record StatementRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "학사심의위원회")
        String text) {
    CommitteeService.Word word(int id, @Nullable String ifMatch) {
        return new CommitteeService.Word(id, text, ifMatch);
    }
}
