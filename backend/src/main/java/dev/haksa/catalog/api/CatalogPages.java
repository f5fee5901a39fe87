package dev.haksa.catalog.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class CatalogPages {
    private CatalogPages() {}

    @Schema(name = "SectionPage", description = "A page of sections; next is the cursor of the next one. / 강좌 목록 한 쪽")
    record SectionPage(
            List<SectionResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "DepartmentPage",
            description = "A page of departments; next is the cursor of the next one. / 학과 목록 한 쪽")
    record DepartmentPage(
            List<DepartmentResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "ProgramPage",
            description = "A page of programs; next is the cursor of the next one. / 학위 과정 목록 한 쪽")
    record ProgramPage(
            List<ProgramResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "CoursePage", description = "A page of courses; next is the cursor of the next one. / 교과목 목록 한 쪽")
    record CoursePage(
            List<CourseResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "TermPage", description = "A page of terms; next is the cursor of the next one. / 학기 목록 한 쪽")
    record TermPage(
            List<TermResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
