package dev.haksa.change.api;

import dev.haksa.change.CommitteeService;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A committee, or what it found. */
@Schema(name = "RecordChangeCommittee", description = "The committee's name, or its finding. / 위원회 이름 또는 심의 결과")
public record CommitteeRequest(
        @NotBlank
        @Size(max = 200)
        @Schema(description = "Its name, or at the end its finding. / 이름, 마칠 때는 심의 결과", examples = "학사심의위원회")
        String text) {
    CommitteeService.Word word(int id, @Nullable String ifMatch) {
        return new CommitteeService.Word(id, text, ifMatch);
    }
}
