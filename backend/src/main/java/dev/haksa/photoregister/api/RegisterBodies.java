package dev.haksa.photoregister.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.RejectionReason;
import dev.haksa.photoregister.PhotoRegister.Listed;
import dev.haksa.photoregister.RegisterCounts;
import dev.haksa.photoregister.RegisterEntry;
import dev.haksa.photoregister.RegisterPhotoState;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about the register over HTTP. */
final class RegisterBodies {
    private RegisterBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoRegisterEntry", description = "A student in the register of photos. / 사진대장의 학생")
    record Entry(
            @Schema(examples = "26115001") String studentNumber,
            @Schema(examples = "김하늘") String name,

            @Schema(description = "Faculty or division; empty when none is on record. / 학부(계열)", examples = "인문사회계열")
            String faculty,

            RegisterDepartment department,
            RegisterProgram program,
            StudyTime studyTime,

            @Schema(description = "By credits (article 26). / 학년", examples = "1")
            int yearLevel,

            @Schema(description = "Empty when there is none. / 반", examples = "A")
            String classGroup,

            StudentState state,
            Nationality nationality,

            @Schema(description = "Whether an approved photo counts. / 승인된 사진 유무")
            boolean hasPhoto,

            RegisterPhotoState photoState,
            @Nullable RejectionReason rejection,

            @Schema(
                    description =
                            "Version of all photos of the student together; in double quotes it is the If-Match of a"
                                    + " replacement. / 이 학생 사진 전체의 버전, 큰따옴표로 묶어 교체할 때 If-Match에 사용",
                    examples = "3")
            int photosVersion,

            RegisterLinks links) {
        static Entry from(RegisterEntry entry) {
            return new Entry(
                    entry.studentNumber(),
                    entry.name(),
                    entry.faculty(),
                    new RegisterDepartment(entry.departmentId(), entry.department()),
                    new RegisterProgram(entry.programCode(), entry.program()),
                    entry.studyTime(),
                    entry.yearLevel(),
                    entry.classGroup(),
                    entry.state(),
                    entry.nationality(),
                    entry.hasPhoto(),
                    entry.photoState(),
                    entry.rejection(),
                    entry.photosVersion(),
                    RegisterLinks.of(entry));
        }
    }

    @Schema(name = "PhotoRegisterDepartment", description = "The department. / 학과")
    record RegisterDepartment(int id, String name) {}

    @Schema(name = "PhotoRegisterProgram", description = "The program. / 전공")
    record RegisterProgram(String code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoRegisterLinks", description = "Where the student and the photos are. / 관련 주소")
    record RegisterLinks(
            String student,

            @Schema(description = "The picture that counts. / 승인된 사진") @Nullable
            String picture,

            @Schema(description = "The photo that photoState speaks of. / 진행상태의 사진") @Nullable
            String photo,

            @Schema(
                    description =
                            "All that matters of the student's photos; replacements go there too. / 학생의 사진 현황, 교체도 이 주소로")
            String photos) {
        static RegisterLinks of(RegisterEntry entry) {
            UUID approved = entry.approvedId();
            UUID latest = entry.latestId();
            String student = "/api/v1/students/" + entry.studentNumber();
            return new RegisterLinks(
                    student,
                    approved == null ? null : "/api/v1/photos/" + approved + "/content",
                    latest == null ? null : "/api/v1/photos/" + latest,
                    student + "/photos");
        }
    }

    @Schema(
            name = "PhotoRegisterCounts",
            description =
                    "How the selected students stand with photos, whatever the filter photo asks for. An older photo"
                            + " may count while a newer one is in review or was rejected. / 사진 현황(photo 조건 제외)")
    record Counts(long withPhoto, long withoutPhoto, long inReview, long rejected) {
        static Counts from(RegisterCounts counts) {
            return new Counts(counts.withPhoto(), counts.withoutPhoto(), counts.inReview(), counts.rejected());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoRegisterPage", description = "A page of the register. / 사진대장")
    record RegisterPage(
            List<Entry> items,

            @Schema(description = "Cursor of the next page; absent on the last one. / 다음 쪽의 커서") @Nullable
            String next,

            @Schema(description = "Number of all students asked for, only with count=true. / 전체 인원") @Nullable
            Long count,

            @Schema(description = "Only with count=true. / count=true일 때만") @Nullable
            Counts photos) {
        static RegisterPage from(Listed listed) {
            RegisterCounts counts = listed.counts();
            return new RegisterPage(
                    listed.page().items().stream().map(Entry::from).toList(),
                    listed.page().next(),
                    counts == null ? null : counts.selected(),
                    counts == null ? null : Counts.from(counts));
        }
    }
}
