package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.photo.Pictures;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Measures putting in an archive of 2,000 photos, the most that one may have, and the same archive once more. Not part of the
 * suite; run it by its name.
 */
@QuarkusTest
class MeasurePhotoImport extends HttpTest {
    private static final int PHOTOS = 2_000;
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private String token;

    @Test
    void measure() throws IOException {
        byte[] archive = archive(new StudentData(this::sql));
        token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        System.out.printf("archive of %,d photos, %,d bytes%n", PHOTOS, archive.length);
        measure("first", archive, "taken");
        measure("again", archive, "unchanged");
    }

    private byte[] archive(StudentData data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < PHOTOS; i++) {
                zip.putNextEntry(new ZipEntry("학과/" + data.student("학생" + i) + ".jpg"));
                zip.write(Pictures.portrait());
            }
        }
        return out.toByteArray();
    }

    private void measure(String what, byte[] archive, String outcome) {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        String address = bearer(token)
                .queryParam("reason", "measuring")
                .contentType("application/zip")
                .body(archive)
                .post("/api/v1/photo-imports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        long accepted = System.nanoTime();
        while (!bearer(token).get(address).<String>path("state").equals("DONE")) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(bearer(token).get(address).<Integer>path("report." + outcome))
                .isEqualTo(PHOTOS);
        System.out.printf(
                "%s: accepted after %.1f s, done after %.1f s, %.0f photos a second, %.1f ms of CPU each (client included)%n",
                what, (accepted - start) / 1e9, seconds, PHOTOS / seconds, (cpuNanos() - cpu) / 1e6 / PHOTOS);
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
