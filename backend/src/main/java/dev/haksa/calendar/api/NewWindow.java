package dev.haksa.calendar.api;

import dev.haksa.calendar.WindowFields;
import dev.haksa.calendar.WindowKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A window to be opened. */
@Schema(name = "NewWindow", description = "A window to be opened. / 새 기간")
public record NewWindow(
        @NotNull @Schema(examples = "ENROLLMENT") WindowKind kind,

        @NotNull @Schema(examples = "2027-02-15T10:00:00+09:00")
        Instant opensAt,

        @NotNull @Schema(examples = "2027-02-19T17:00:00+09:00")
        Instant closesAt,

        @Size(max = 4) @Schema(description = "Empty or absent: all. / 비우면 전체 학년", examples = "[4]") @Nullable
        Set<@NotNull @Min(1) @Max(4) Integer> yearLevels,

        @Size(max = 200) @Schema(description = "Empty or absent: all. / 비우면 전체 학과", examples = "[]") @Nullable
        Set<@NotNull @Min(1) Integer> departmentIds) {
    WindowFields fields() {
        return new WindowFields(opensAt, closesAt, yearLevels, departmentIds);
    }
}
