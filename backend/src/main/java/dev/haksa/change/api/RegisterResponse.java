package dev.haksa.change.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Channel;
import dev.haksa.change.RegisterEntry;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.paging.Page;
import dev.haksa.student.StudentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the register of changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RecordChangeRegisterLine",
        description = "A line of the register of changes (article 43). / 변동대장의 한 줄(제43조)")
public record RegisterResponse(
        @Schema(description = "Line number. / 번호", examples = "12")
        int number,

        @Schema(examples = "31") int recordChangeId,
        ChangeKind kind,
        @Schema(examples = "일반휴학") String name,
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "홍길동") String studentName,
        @Schema(examples = "15") int departmentId,
        @Schema(examples = "경찰교정학과") String department,
        @Schema(examples = "POLICE-BA") String program,
        @Schema(examples = "2") int yearLevel,
        @Schema(description = "State before. / 변동 전 학적") StudentState stateBefore,
        Channel channel,
        LocalDate receiptDate,
        LocalDate effectiveOn,
        String reason,
        Instant approvedAt,
        @Schema(examples = "이교무") String approvedBy,

        @Schema(description = "The president, when a delegate approved. / 위임한 사람", examples = "김총장") @Nullable
        String onBehalfOf) {
    static RegisterResponse from(RegisterEntry entry, Language language) {
        return new RegisterResponse(
                entry.number(),
                entry.changeId(),
                entry.kind(),
                ChangeTexts.name(entry.kind(), language),
                entry.studentNumber(),
                entry.studentName(),
                entry.departmentId(),
                entry.departmentName(),
                entry.programCode(),
                entry.yearLevel(),
                entry.stateBefore(),
                entry.channel(),
                entry.receiptDate(),
                entry.effectiveOn(),
                entry.reason(),
                entry.approvedAt(),
                entry.approvedBy(),
                entry.onBehalfOf());
    }

    /** A page of the register. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordChangeRegisterPage", description = "A page of the register. / 변동대장")
    public record Lines(
            List<RegisterResponse> items,

            @Schema(description = "Cursor of the next page. / 다음 쪽의 커서") @Nullable
            String next,

            @Schema(description = "Number of all, only with count=true. / 전체 건수") @Nullable
            Long count) {
        static Lines from(Page<RegisterEntry> page, Language language) {
            return new Lines(
                    page.items().stream()
                            .map(entry -> RegisterResponse.from(entry, language))
                            .toList(),
                    page.next(),
                    page.count());
        }
    }
}
