package dev.haksa.demo;

import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** Drawn ID photos of some students: approved, in review, rejected. */
@ApplicationScoped
class DemoPhotos {
    private static final List<String> PICTURES =
            List.of("portrait-1", "portrait-2", "portrait-3", "portrait-4", "portrait-5", "cat");

    /** The first students of the departments that the demo's staff look after; the cat is put in and rejected. */
    private static final String GIVE = """
            insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,
                                       submitted_by_name, submitted_at, rejection, rejection_note, decided_by,
                                       decided_by_name, decided_at)
            select gen_random_uuid(), s.student_number, wanted.state, p.sha256, p.size_bytes, 'STUDENT',
                   s.student_number, s.name, $3::timestamptz - interval '2 days' + s.n * interval '1 minute',
                   wanted.rejection, wanted.note,
                   case when wanted.state <> 'SUBMITTED' then 'demo-data' end,
                   case when wanted.state <> 'SUBMITTED' then '한지원' end,
                   case when wanted.state <> 'SUBMITTED' then $3::timestamptz - interval '1 day' end
              from (select student.student_number, student.name,
                           row_number() over (order by student.student_number desc) as n
                      from student
                      join program on program.id = student.program_id
                      join department on department.id = program.department_id
                     where student.state = 'ENROLLED' and student.type = 'UNIVERSITY'
                       and department.student_number_code in (1, 5)) as s
             cross join lateral (select case when s.n % 6 = 0 then 6 else 1 + s.n % 5 end as picture,
                                        case s.n % 6 when 0 then 'REJECTED' when 1 then 'SUBMITTED' when 2 then 'SUBMITTED'
                                                     else 'APPROVED' end as state,
                                        case s.n % 6 when 0 then 'ANIMAL_OR_CELEBRITY' end as rejection,
                                        case s.n % 6 when 0 then '고양이 사진입니다. 본인의 사진을 올려 주세요.' end as note) as wanted
              join unnest($1::text[], $2::int[]) with ordinality as p (sha256, size_bytes, number)
                on p.number = wanted.picture
             where s.n <= 24
            """;

    private final IncomingFiles incoming;
    private final FileStore files;

    DemoPhotos(IncomingFiles incoming, FileStore files) {
        this.incoming = incoming;
        this.files = files;
    }

    /** Keeps the pictures; the same again changes nothing. */
    Uni<Void> keep() {
        return Multi.createFrom()
                .iterable(PICTURES)
                .onItem()
                .transformToUniAndConcatenate(name -> receive(name).call(files::put))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Gives them to students. */
    Uni<Void> give(SqlConnection connection, Instant now) {
        List<byte[]> pictures = PICTURES.stream().map(DemoPhotos::read).toList();
        Tuple values = Tuple.of(
                pictures.stream().map(DemoPhotos::sha256).toArray(String[]::new),
                pictures.stream().map(picture -> picture.length).toArray(Integer[]::new),
                now.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(GIVE).execute(values).replaceWithVoid();
    }

    private Uni<IncomingFile> receive(String name) {
        byte[] picture = read(name);
        return incoming.receive(Multi.createFrom().item(Buffer.buffer(picture)), picture.length);
    }

    private static String sha256(byte[] picture) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String name) {
        String resource = "/demo/photos/" + name + ".jpg";
        try (InputStream stream = DemoPhotos.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
