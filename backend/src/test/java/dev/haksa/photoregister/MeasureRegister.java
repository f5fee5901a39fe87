package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the register at 20,000 students of whom 10,000 have photos of 40 kB each: lists with their plans, tables, and an
 * archive of all photos with the heap that is really in use meanwhile. Not part of the suite; run it by its name.
 */
@QuarkusTest
class MeasureRegister extends HttpTest {
    private static final int STUDENTS = 20_000;
    private static final int PHOTOS = 10_000;
    private static final int PHOTO_BYTES = 40_000;
    private static final int REPETITIONS = 15;
    private static final long LOOK_EVERY = 40L * 1024 * 1024;

    @Inject
    RegisterData photos;

    @TestHTTPResource("/")
    URI server;

    private int department;

    @Test
    void measure() throws Exception {
        fill();
        for (String query : List.of(
                "limit=50",
                "limit=50&count=true",
                "limit=50&sort=name",
                "limit=50&sort=faculty&photo=WITHOUT&state=ENROLLED&count=true",
                "limit=200&sort=-photo&yearLevel=1",
                "limit=50&department=" + department,
                "limit=50&department=" + department + "&sort=faculty&photo=WITH&count=true",
                "limit=50&name=%EA%B0%80%EB%82%98",
                "limit=50&name=a%201777")) {
            list(query);
        }
        explain();
        download("export.csv", 0);
        download("export.xlsx", 0);
        download("album.pdf?yearLevel=3&photo=WITH", 0);
        long before = inUse();
        long[] peak = download("photos.zip", LOOK_EVERY);
        System.out.printf(
                "archive: heap in use before %d MB, at most %d MB meanwhile; direct memory at most %d MB%n",
                before >> 20, peak[0] >> 20, peak[1] >> 20);
        assertThat(peak[0] - before).isLessThan(48L << 20);
    }

    private void fill() {
        String key = UUID.randomUUID().toString();
        sql("""
                with departments as (
                    insert into department (name_ko, faculty_ko)
                    select '학과 ' || n || ' ' || $1, '계열 ' || n % 5 from generate_series(1, 40) as n returning id),
                programs as (
                    insert into program (code, department_id, name_ko, degree)
                    select 'M-' || id || '-' || $1, id, '전공', 'BACHELOR' from departments returning id)
                insert into student (student_number, name, name_en, type, state, program_id, entrance_year, earned_credits, class_group)
                select lpad((10000000 + n)::text, 8, '0'), chr(44032 + n % 11172) || '나' || n, 'Ga Na ' || n, 'UNIVERSITY',
                       case when n % 9 = 0 then 'ON_LEAVE' else 'ENROLLED' end,
                       (select min(id) + n % 40 from programs), 2026, n % 140, chr(65 + n % 3)
                  from generate_series(1, $2::int) as n
                on conflict do nothing
                """, key, STUDENTS);
        department = sql("select max(department_id) as id from program where code like '%' || $1", key)
                .getFirst()
                .getInteger("id");
        byte[] noise = new byte[PHOTO_BYTES];
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ThreadLocalRandom.current().nextBytes(noise);
            kept.add(photos.keep(i == 0 ? RegisterData.jpeg(i) : jpegOf(noise, i)));
        }
        sql("""
                insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,
                       submitted_by_name, submitted_at, decided_by, decided_by_name, decided_at)
                select gen_random_uuid(), student_number, 'APPROVED', ($1::text[])[1 + n % 400], 40000, 'STUDENT', 'x', 'x',
                       now(), 'x', 'x', now()
                  from (select student_number, row_number() over (order by student_number)::int as n from student
                         where student_number between '10000001' and '10020000') s
                 where n <= $2
                on conflict do nothing
                """, kept.toArray(String[]::new), PHOTOS);
        sql("analyze student, student_photo, program, department");
    }

    /** A real picture, padded to the size of a photo behind its end. */
    private static byte[] jpegOf(byte[] noise, int colour) {
        byte[] picture = RegisterData.jpeg(colour * 40_000);
        byte[] padded = Arrays.copyOf(picture, Math.max(PHOTO_BYTES, picture.length));
        System.arraycopy(noise, 0, padded, picture.length, padded.length - picture.length);
        return padded;
    }

    private void list(String query) {
        long[] millis = new long[REPETITIONS];
        String token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            bearer(token)
                    .urlEncodingEnabled(false)
                    .get("/api/v1/photo-register?" + query)
                    .then()
                    .statusCode(200);
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.printf(
                "list %-70s median %d ms, worst %d ms%n", query, millis[REPETITIONS / 2], millis[REPETITIONS - 1]);
    }

    private void explain() {
        plan("p.department_id = any(array[%d]) and a.id is not null".formatted(department));
        for (String part : List.of("가나", "나1777", "a 1777")) {
            String in = "(s.name ilike '%" + part + "%' or s.name_en ilike '%" + part + "%')";
            plan(in);
            plan("name_parts(s.name || ' ' || coalesce(s.name_en, '')) @> parts_needed('" + part + "') and " + in);
        }
    }

    private void plan(String condition) {
        System.out.println("plan of " + condition);
        for (Row row : sql("""
                explain (analyze, costs off) select s.student_number
                  from student s
                  join program p on p.id = s.program_id
                  join department d on d.id = p.department_id
                  left join student_photo a on a.student_number = s.student_number and a.state = 'APPROVED'
                  left join student_photo w on w.student_number = s.student_number and w.state = 'SUBMITTED'
                  left join lateral (select x.id from student_photo x
                        where x.student_number = s.student_number and x.state = 'REJECTED'
                          and (a.id is null or x.decided_at > a.decided_at) order by x.decided_at desc, x.id limit 1) r on true
                 where %s
                 order by s.student_number limit 51
                """.formatted(condition))) {
            System.out.println("plan " + row.getString(0));
        }
    }

    private long[] download(String file, long lookEvery) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(
                        "/api/v1/photo-register/" + file + (file.contains("?") ? "&" : "?") + "purpose=measuring"))
                .header("Authorization", "Bearer " + token(Set.of(), null, "ACADEMIC_AFFAIRS"))
                .build();
        long start = System.nanoTime();
        long[] peak = {0, 0};
        long bytes;
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            bytes = lookEvery == 0 ? response.body().readAllBytes().length : read(response.body(), lookEvery, peak);
        }
        System.out.printf("%-24s %,d bytes in %d ms%n", file, bytes, (System.nanoTime() - start) / 1_000_000);
        return peak;
    }

    private static long read(InputStream body, long lookEvery, long[] peak) throws IOException {
        long bytes = 0;
        long look = lookEvery;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(body)) {
            byte[] buffer = new byte[64 * 1024];
            while (zip.getNextEntry() != null) {
                entries++;
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    bytes += read;
                }
                if (bytes > look) {
                    look += lookEvery;
                    peak[0] = Math.max(peak[0], inUse());
                    peak[1] = Math.max(peak[1], direct());
                }
            }
        }
        assertThat(entries).isGreaterThanOrEqualTo(PHOTOS);
        return bytes;
    }

    private static long inUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
