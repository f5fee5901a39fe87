package dev.haksa.calendar.api;

import dev.haksa.calendar.WindowFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to change of a window. */
@Schema(name = "WindowChange", description = "What is to change; what is absent stays. / 바꿀 항목만 보냅니다.")
public record WindowChange(
        @Schema(examples = "2027-02-15T10:00:00+09:00") @Nullable
        Instant opensAt,

        @Schema(examples = "2027-02-20T17:00:00+09:00") @Nullable
        Instant closesAt,

        @Size(max = 4) @Schema(examples = "[]") @Nullable Set<@NotNull @Min(1) @Max(4) Integer> yearLevels,

        @Size(max = 200) @Schema(examples = "[]") @Nullable Set<@NotNull @Min(1) Integer> departmentIds) {
    WindowFields fields() {
        return new WindowFields(opensAt, closesAt, yearLevels, departmentIds);
    }
}
