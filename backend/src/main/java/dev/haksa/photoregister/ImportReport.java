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
            description = "It counts now (or would, in a dry run), the same picture counted already, or it was refused."
                    + " / 반영됨, 이미 같은 사진, 거절됨")
    public enum Outcome {
        /** 반영됨 */
        TAKEN,
        /** 이미 같은 사진 */
        UNCHANGED,
        /** 거절됨 */
        REFUSED
    }

    /**
     * A file of the archive.
     *
     * @param file its path in the archive
     * @param photoId of the photo that counts now; null in a dry run and when refused
     * @param violations why it was refused
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
