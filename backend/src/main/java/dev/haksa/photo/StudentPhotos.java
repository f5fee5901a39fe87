package dev.haksa.photo;

import dev.haksa.photo.store.StandingRows;
import dev.haksa.shared.files.FileStore;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;

/** The door for features that need photos: lists of students, student cards. */
@ApplicationScoped
public class StudentPhotos {
    private final StandingRows standings;
    private final FileStore files;

    StudentPhotos(StandingRows standings, FileStore files) {
        this.standings = standings;
        this.files = files;
    }

    /** How students stand with photos, by student number: an entry for each number, in one statement. */
    public Uni<Map<String, PhotoStanding>> standings(SqlClient connection, Collection<String> studentNumbers) {
        return standings.of(connection, studentNumbers);
    }

    /** The picture of a photo; 404 when it is no longer kept. Whoever may see it is for the asking feature to decide. */
    public Uni<PhotoContent> open(String sha256) {
        return files.read(sha256).map(content -> new PhotoContent(sha256, content));
    }
}
