package dev.haksa.photo;

import dev.haksa.photo.store.StandingRows;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The door for features that need photos: lists of students, student cards. */
@ApplicationScoped
public class StudentPhotos {
    private static final Set<ProblemType> REFUSALS = EnumSet.of(
            ProblemType.INVALID_REQUEST, ProblemType.CONFLICT, ProblemType.NOT_FOUND, ProblemType.BODY_TOO_LARGE);

    private final StandingRows standings;
    private final FileStore files;

    private final PhotoReplacementService replacements;

    StudentPhotos(StandingRows standings, FileStore files, PhotoReplacementService replacements) {
        this.standings = standings;
        this.files = files;
        this.replacements = replacements;
    }

    /** How students stand with photos, by student number: an entry for each number, in one statement. */
    public Uni<Map<String, PhotoStanding>> standings(SqlClient connection, Collection<String> studentNumbers) {
        return standings.of(connection, studentNumbers);
    }

    /** The picture of a photo; 404 when it is no longer kept. Whoever may see it is for the asking feature to decide. */
    public Uni<PhotoContent> open(String sha256) {
        return files.read(sha256).map(content -> new PhotoContent(sha256, content));
    }

    /**
     * Puts in one of many photos by staff, in a transaction of its own: approved at once, like
     * {@link PhotoReplacementService}. Never call it inside a transaction.
     *
     * @param upload with {@link PhotoSource#IMPORT}
     * @param file that this machine has received; it is only read
     * @return what came of it; fails only when the product does, never because of the photo or the student
     */
    public Uni<ImportedPhoto> put(StaffUpload upload, Path file, Caller caller) {
        String student = upload.studentNumber();
        return replacements
                .replace(upload, file, caller)
                .map(uploaded -> ImportedPhoto.of(student, uploaded))
                .onFailure(StudentPhotos::isRefusal)
                .recoverWithItem(refusal -> ImportedPhoto.refused(student, (ProblemException) refusal));
    }

    /** What the product itself meets, and so the next photo perhaps as well, is no word on this one. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof ProblemException problem && REFUSALS.contains(problem.type());
    }
}
