package dev.haksa.privacy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.privacy.Particulars;
import dev.haksa.privacy.ParticularsService.OfficeFields;
import dev.haksa.privacy.ParticularsService.OwnFields;
import dev.haksa.privacy.Province;
import dev.haksa.privacy.Sex;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said about students' particulars over HTTP. */
final class ParticularsBodies {
    private static final String MOBILE = "[+0-9][0-9-]{7,19}";

    private ParticularsBodies() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "StudentParticulars",
            description = "What is known besides the record; what is not known is left out."
                    + " / 성별, 거주 시·도, 휴대전화. 모르는 항목은 생략")
    record Shown(
            @Nullable Sex sex,
            @Nullable Province province,
            @Schema(examples = "010-1234-5678") @Nullable String mobile,

            @Schema(
                    description = "True when nothing may be told to representatives of students (article 55)."
                            + " / 학생 대표에게 내 정보를 제공하지 말라고 했는지(제55조)")
            boolean objectsToDisclosure) {
        static Shown from(Particulars known) {
            return new Shown(known.sex(), known.province(), known.mobile(), known.objectedAt() != null);
        }
    }

    @Schema(name = "OwnParticularsChange", description = "What students say about themselves. / 학생이 직접 입력하는 정보")
    record Own(
            @Nullable Province province,

            @Schema(examples = "010-1234-5678") @Pattern(regexp = MOBILE) @Nullable
            String mobile,

            @Schema(description = "True to be left out of lists for representatives of students. / 학생 대표에게 제공 거부")
            @NotNull
            Boolean objectsToDisclosure) {
        OwnFields fields() {
            return new OwnFields(province, mobile, objectsToDisclosure);
        }
    }

    @Schema(name = "ParticularsChange", description = "What the office enters. / 교무처가 입력하는 정보")
    record Office(
            @Nullable Sex sex,
            @Nullable Province province,

            @Schema(examples = "010-1234-5678") @Pattern(regexp = MOBILE) @Nullable
            String mobile) {
        OfficeFields fields() {
            return new OfficeFields(sex, province, mobile);
        }
    }
}
