package dev.haksa.card.api;

import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.PaperFormState;
import dev.haksa.card.SentStudentCriteria;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters that select students on the list of a campaign. */
public class SentStudentFilter {
    @QueryParam("department")
    @Parameter(
            description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Integer.class))
    List<String> department = List.of();

    @QueryParam("state")
    @Parameter(
            description = "What became of the student, e.g. ISSUER_REFUSED; repeatable. / 진행 상태, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EntryState.class))
    List<String> state = List.of();

    @QueryParam("channel")
    @Parameter(
            description = "MOBILE or PAPER, as of today; repeatable. / 오늘의 신청 방법, 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EntryChannel.class))
    List<String> channel = List.of();

    @QueryParam("kind")
    @Parameter(
            description = "NEW_STUDENT or ENROLLED_STUDENT; repeatable. / 구분(신입생, 재학생), 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = EntryKind.class))
    List<String> kind = List.of();

    @QueryParam("refused")
    @Parameter(
            description = "Whether the card company has ever refused the student. / 카드사 거절 이력 유무",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String refused;

    @QueryParam("refusal")
    @Parameter(description = "Code of the latest refusal, e.g. UKAA2282; repeatable. / 마지막 거절 코드, 여러 번 가능")
    List<String> refusal = List.of();

    @QueryParam("delivery")
    @Parameter(
            description = "HOME or SCHOOL; repeatable. / 수령지(자택, 학교), 여러 번 가능",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Delivery.class))
    List<String> delivery = List.of();

    @QueryParam("paperForm")
    @Parameter(
            description = "Where the form on paper is: NONE, RECEIVED or SENT; repeatable. With channel=PAPER and"
                    + " paperForm=NONE: who still needs one, also whom the company has refused after a form; count=true says for"
                    + " how many the department asks academic affairs for forms. / 서면 신청서 상태, 여러 번 가능. channel=PAPER와"
                    + " paperForm=NONE이면 신청서를 받아야 할 학생(그 수만큼 교학2팀에 미리 연락하여 신청서를 받음)",
            schema = @Schema(type = SchemaType.ARRAY, implementation = PaperFormState.class))
    List<String> paperForm = List.of();

    @QueryParam("confirmed")
    @Parameter(
            description = "Whether the photo that counts now is the one that the department confirmed."
                    + " / 지금 승인된 사진이 학과가 확인한 사진인지",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String confirmed;

    @QueryParam("approved")
    @Parameter(
            description = "Whether the dean has approved the student; false is what the dean is to decide on."
                    + " / 결재 여부(false는 결재를 기다리는 학생)",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String approved;

    @QueryParam("name")
    @Size(min = 1, max = 50)
    @Parameter(description = "Part of the name. / 이름의 일부")
    @Nullable
    String name;

    @QueryParam("studentNumber")
    @Pattern(regexp = "[0-9]{1,8}")
    @Parameter(description = "With which the student number begins. / 학번의 앞부분")
    @Nullable
    String studentNumber;

    /** What is asked for; every parameter that cannot be read is named. */
    SentStudentCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        SentStudentCriteria criteria = new SentStudentCriteria(
                QueryValues.ids(mistakes, "department", department),
                QueryValues.constants(mistakes, EntryState.class, "state", state),
                QueryValues.constants(mistakes, EntryChannel.class, "channel", channel),
                QueryValues.constants(mistakes, EntryKind.class, "kind", kind),
                RosterStudentFilter.truth("refused", refused),
                Set.copyOf(refusal),
                QueryValues.constants(mistakes, Delivery.class, "delivery", delivery),
                QueryValues.constants(mistakes, PaperFormState.class, "paperForm", paperForm),
                RosterStudentFilter.truth("confirmed", confirmed),
                RosterStudentFilter.truth("approved", approved),
                name,
                studentNumber);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return criteria;
    }
}
