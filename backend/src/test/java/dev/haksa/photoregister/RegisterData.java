package dev.haksa.photoregister;

import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.StudentData;
import dev.haksa.support.StudentData.Sql;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.imageio.ImageIO;

/** Students with photos, for tests of the register. */
@ApplicationScoped
public class RegisterData {
    private static final int WIDTH = 295;
    private static final int HEIGHT = 367;

    private final FileStore files;
    private final IncomingFiles incoming;

    RegisterData(FileStore files, IncomingFiles incoming) {
        this.files = files;
        this.incoming = incoming;
    }

    /** A portrait of one colour with a head in it. */
    public static byte[] jpeg(int rgb) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(rgb));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(90, 80, 115, 150);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Keeps a picture. */
    public String keep(byte[] content) {
        return incoming.receive(Multi.createFrom().item(Buffer.buffer(content)), content.length)
                .call(files::put)
                .await()
                .atMost(Duration.ofSeconds(30))
                .sha256();
    }

    /** Gives a student a photo in a state; answers its id. */
    public static UUID photo(Sql sql, String student, String state, String sha256, String decidedAt) {
        UUID id = UUID.randomUUID();
        boolean decided = state.equals("APPROVED") || state.equals("REJECTED");
        sql.run(
                """
                insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,
                       submitted_by_name, submitted_at, rejection, decided_by, decided_by_name, decided_at)
                values ($1, $2, $3, $4, 1000, 'STUDENT', 'x', 'x', $5, $6, $7, $7, $8)
                """,
                id,
                student,
                state,
                sha256,
                OffsetDateTime.parse(decidedAt),
                state.equals("REJECTED") ? "MARGINS" : null,
                decided ? "x" : null,
                decided ? OffsetDateTime.parse(decidedAt) : null);
        return id;
    }

    /** A student of the department with credits, in a class. */
    public static String student(StudentData data, Sql sql, String name, int credits, String classGroup) {
        String number = data.student(name);
        sql.run(
                "update student set earned_credits = $2, class_group = $3 where student_number = $1",
                number,
                credits,
                classGroup);
        return number;
    }
}
