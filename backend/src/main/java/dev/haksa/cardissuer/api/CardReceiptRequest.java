package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.ReceiptLine;
import dev.haksa.cardissuer.ReceiptResult;
import dev.haksa.shared.csv.CsvRows;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the card company says of a package. */
@Schema(name = "CardReceiptRequest", description = "What the card company says of a package. / 카드사 접수 결과")
public record CardReceiptRequest(
        @Schema(description = "SHA-256 of the ZIP file. / ZIP의 SHA-256") @NotNull @Pattern(regexp = "[0-9a-f]{64}")
        String packageSha256,

        @Schema(description = "Whether entries that are not named are accepted. / 적지 않은 학생은 접수로 볼지 여부") @NotNull
        Boolean othersAccepted,

        @NotNull @Size(max = 600) List<@Valid @NotNull Line> lines) {
    /** What is said of one entry. */
    @Schema(name = "CardReceiptLine", description = "What is said of one entry. / 학생 한 명의 접수 결과")
    public record Line(
            @Schema(examples = "000012") @NotNull @Pattern(regexp = "[0-9]{6}")
            String entryNumber,

            @NotNull ReceiptResult result,

            @Schema(
                    description = "Why it is refused, only then; for example PHOTO_UNREADABLE, PHOTO_UNSUITABLE,"
                            + " NAME_INVALID, STUDENT_NUMBER_INVALID, DUPLICATE_PERSON. / 거절 사유 코드(거절일 때만)",
                    examples = "PHOTO_UNSUITABLE")
            @Pattern(regexp = "[A-Z0-9_]{2,64}")
            @Nullable
            String code) {}

    CsvRows<ReceiptLine> rows() {
        List<CsvRows.Good<ReceiptLine>> rows = IntStream.range(0, lines.size())
                .mapToObj(i -> new CsvRows.Good<>(i + 1L, line(lines.get(i))))
                .toList();
        return new CsvRows<>(rows, List.of(), rows.size());
    }

    private ReceiptLine line(Line line) {
        return new ReceiptLine(
                packageSha256,
                Integer.parseInt(line.entryNumber()),
                line.result(),
                Objects.requireNonNullElse(line.code(), ""));
    }
}
