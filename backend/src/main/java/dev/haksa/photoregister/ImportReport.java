package dev.haksa.photoregister;

import dev.haksa.shared.problem.InputViolation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of an archive of photos.
 *
 * @param ignored entries that systems put into archives by themselves
 */
public record ImportReport(boolean dryRun, int ignored, List<ImportedFile> files) {
    /** What came of a file. */
    @Schema(
            name = "PhotoImportOutcome",
            description = "It counts now (or would, in a dry run), the same picture counted already, it was refused, or"
                    + " it could not be put in just now: send it again. / 반영됨, 이미 같은 사진, 거절됨, 처리하지 못함(다시 전송)")
    public enum Outcome {
        /** 반영됨 */
        TAKEN,
        /** 이미 같은 사진 */
        UNCHANGED,
        /** 거절됨 */
        REFUSED,
        /** 처리하지 못함: 다시 보내면 됨 */
        FAILED
    }

    /**
     * A file of the archive.
     *
     * @param file its path in the archive
     * @param photoId of the photo that counts now; null in a dry run and when refused
     * @param violations why it was refused or failed
     */
    public record ImportedFile(
            int place,
            String file,
            @Nullable String studentNumber,
            Outcome outcome,
            @Nullable UUID photoId,
            List<InputViolation> violations) {
        static ImportedFile refused(int place, String file, @Nullable String studentNumber, List<InputViolation> why) {
            return new ImportedFile(place, file, studentNumber, Outcome.REFUSED, null, why);
        }

        /** A file whose turn came when the product could not put it in. */
        static ImportedFile failed(int place, String file, @Nullable String studentNumber) {
            InputViolation why = new InputViolation("PHOTO_IMPORT_FAILED", "/" + file, Map.of());
            return new ImportedFile(place, file, studentNumber, Outcome.FAILED, null, List.of(why));
        }

        static ImportedFile refused(int place, String file, @Nullable String studentNumber, String code) {
            return refused(place, file, studentNumber, List.of(new InputViolation(code, "/" + file, Map.of())));
        }
    }

    /** How many files came out so. */
    public int count(Outcome outcome) {
        return Math.toIntExact(
                files.stream().filter(file -> file.outcome() == outcome).count());
    }
}
