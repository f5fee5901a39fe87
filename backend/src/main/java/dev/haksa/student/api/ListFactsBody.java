package dev.haksa.student.api;

import dev.haksa.student.ListFacts;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudyTime;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What lists of students ask for besides the record itself. */
@Schema(name = "StudentListFacts", description = "What lists of students ask for. / 명단에 쓰는 학생 구분")
record ListFactsBody(
        @NotNull Nationality nationality,
        @NotNull StudyTime studyTime,

        @Pattern(regexp = "[\\p{L}\\p{N}-]{1,10}")
        @Schema(description = "Class; null for none. / 반, 없으면 null", examples = "A")
        @Nullable
        String classGroup) {
    static ListFactsBody from(ListFacts facts) {
        return new ListFactsBody(facts.nationality(), facts.studyTime(), facts.classGroup());
    }

    ListFacts facts() {
        return new ListFacts(nationality, studyTime, classGroup);
    }
}
