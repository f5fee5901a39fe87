package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.UploadedPhoto;
import dev.haksa.photo.check.CheckedPhoto;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of an upload. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PhotoUploadAnswer", description = "What came of an upload. / 사진 등록 결과")
public record PhotoUploadAnswer(
        @Schema(description = "True: only looked at, nothing is kept. / 참이면 확인만 하고 저장하지 않음")
        boolean dryRun,

        @Schema(description = "False: the same picture was there already, nothing changed. / 거짓이면 같은 사진이 이미 있음")
        boolean changed,

        Verdict verdict,

        @Schema(description = "What else staff have to do because another photo counts. / 사진이 바뀌어 직원이 더 해야 할 일")
        List<ProblemViolation> warnings,

        @Schema(description = "The photo as it is kept; absent after a dry run. / 저장된 사진, 확인만 했으면 없음") @Nullable
        PhotoResponse photo) {
    /** What the checks found. */
    @Schema(name = "PhotoVerdict", description = "What the checks found. / 사진 확인 결과")
    public record Verdict(
            @Schema(description = "Pixels of the picture that was sent. / 보낸 사진의 가로 픽셀", examples = "295")
            int originalWidth,

            @Schema(description = "Pixels of the picture that was sent. / 보낸 사진의 세로 픽셀", examples = "367")
            int originalHeight,

            boolean cropped,
            int turnedDegrees,
            List<PhotoFindingResponse> findings) {
        static Verdict of(CheckedPhoto checked, Language language) {
            return new Verdict(
                    checked.originalWidth(),
                    checked.originalHeight(),
                    checked.cropped(),
                    checked.turnedDegrees(),
                    PhotoFindingResponse.from(checked.findings(), language));
        }
    }

    static PhotoUploadAnswer of(UploadedPhoto uploaded, @Nullable PhotoResponse photo, Language language) {
        return new PhotoUploadAnswer(
                photo == null,
                uploaded.fresh(),
                Verdict.of(uploaded.verdict(), language),
                uploaded.warnings().stream()
                        .map(warning -> ProblemViolation.of(warning, language))
                        .toList(),
                photo);
    }
}
