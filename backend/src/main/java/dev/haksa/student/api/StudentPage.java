package dev.haksa.student.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.shared.paging.Page;
import dev.haksa.student.StudentProfile;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of students. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudentPage", description = "A page of students by number. / 학번순 학생 목록")
record StudentPage(
        List<StudentResponse> items,

        @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
        String next,

        @Schema(description = "Number of all, only with count=true. / 전체 인원") @Nullable
        Long count) {
    static StudentPage from(Page<StudentProfile> page) {
        return new StudentPage(
                page.items().stream()
                        .map(student -> StudentResponse.from(student, false))
                        .toList(),
                page.next(),
                page.count());
    }
}
