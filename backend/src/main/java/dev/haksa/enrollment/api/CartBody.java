package dev.haksa.enrollment.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a student plans. */
@Schema(name = "CartPlan", description = "What you plan, in the order of preference. / 희망 순서대로 담은 예비수강신청")
public record CartBody(@NotNull @Size(max = 30) List<@NotNull @Valid Entry> entries) {
    /** One choice. */
    @Schema(name = "CartChoice", description = "A section, followed by what else would do. / 희망 강좌와 그 대안")
    public record Entry(
            @Schema(description = "The first that can be had is taken. / 앞에서부터 가능한 첫 강좌", examples = "[1204, 1205]")
            @NotEmpty
            @Size(max = 5)
            List<@NotNull Integer> sections) {}

    List<List<Integer>> plan() {
        return entries.stream().map(Entry::sections).toList();
    }
}
