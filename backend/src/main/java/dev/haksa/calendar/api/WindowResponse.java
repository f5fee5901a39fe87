package dev.haksa.calendar.api;

import dev.haksa.calendar.StoredWindow;
import dev.haksa.calendar.WindowKind;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A window. */
@Schema(name = "Window", description = "When something is open, and for whom. / 기간과 대상")
public record WindowResponse(
        @Schema(examples = "12") int id,
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "ENROLLMENT") WindowKind kind,

        @Schema(description = "First instant inside. / 시작", examples = "2027-02-15T01:00:00Z")
        Instant opensAt,

        @Schema(description = "First instant after it. / 종료(이 시각부터 닫힘)", examples = "2027-02-19T08:00:00Z")
        Instant closesAt,

        @Schema(description = "Year levels it is for; empty: all. / 대상 학년, 비어 있으면 전체", examples = "[4]")
        List<Integer> yearLevels,

        @Schema(description = "Departments it is for; empty: all. / 대상 학과, 비어 있으면 전체", examples = "[]")
        List<Integer> departmentIds) {
    static WindowResponse from(StoredWindow stored) {
        return new WindowResponse(
                stored.window().id(),
                stored.term(),
                stored.window().kind(),
                stored.window().opensAt(),
                stored.window().closesAt(),
                stored.window().yearLevels().stream().sorted().toList(),
                stored.window().departmentIds().stream().sorted().toList());
    }
}
