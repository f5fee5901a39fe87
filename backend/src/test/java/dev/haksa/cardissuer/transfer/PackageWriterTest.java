package dev.haksa.cardissuer.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haksa.cardissuer.Certificates;
import dev.haksa.cardissuer.ManifestSchema;
import dev.haksa.cardissuer.Portraits;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageWriterTest {
    private static final Instant MADE = Instant.parse("2024-03-15T01:00:00.123456Z");

    /** SHA-256 of a package of one entry: changes when the format does, and then its version has to. */
    private static final String PINNED = "cdd93933eb7bc41bfab950d5059d4feef13ab5f88402ae5584eaee9ca3e37147";
    /** Of packages that were made before the company was told where cards go. */
    private static final String PINNED_1_1 = "1bd17ea51812593e25ce868df68b8e6bfd0496296797399d1838fa8acb5331b2";

    @TempDir
    Path folder;

    private final List<byte[]> photos = List.of(Portraits.jpeg(), Portraits.jpeg(), Portraits.jpeg());

    @Test
    void the_same_content_makes_the_same_bytes() throws Exception {
        WrittenPackage first = write("a", null);
        WrittenPackage second = write("b", null);
        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b"))).isEqualTo(-1);
        assertThat(first).isEqualTo(second);
        assertThat(first.sha256())
                .isEqualTo(first.contentSha256())
                .isEqualTo(FileFacts.hex(FileFacts.digest().digest(Files.readAllBytes(folder.resolve("a")))));
        assertThat(first.sizeBytes()).isEqualTo(Files.size(folder.resolve("a")));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, HOME",
        "Asia/Seoul, HOME",
        "America/New_York, HOME",
        "UTC,",
        "Asia/Seoul,",
    })
    void the_bytes_depend_on_no_machine_and_old_packages_keep_theirs(String zone, String delivery) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            byte[] photo = "picture".getBytes(StandardCharsets.UTF_8);
            String sha256 = FileFacts.hex(FileFacts.digest().digest(photo));
            TransferEntry entry = new TransferEntry(
                    1, "24101001", "김가나", "", "간호학과", "NEW_STUDENT", "MOBILE", null, delivery, sha256, photo.length);
            PackageHead head = new PackageHead("2024-spring", 1, MADE, null);
            try (PackageWriter writer = new PackageWriter(folder.resolve("a"), head, List.of(entry), null)) {
                writer.photo(photo);
                assertThat(writer.finish().sha256()).isEqualTo(delivery == null ? PINNED_1_1 : PINNED);
            }
        } finally {
            TimeZone.setDefault(before);
        }
        try (ZipFile zip = new ZipFile(folder.resolve("a").toFile())) {
            assertThat(zip.stream().map(ZipEntry::getExtra)).containsOnlyNulls();
        }
    }

    @Test
    void holds_manifest_list_and_photos_in_this_order_uncompressed_and_without_times() throws Exception {
        write("a", null);
        try (ZipFile zip = new ZipFile(folder.resolve("a").toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .containsExactly(
                            "manifest.json", "list.csv", "photos/000007.jpg", "photos/000008.jpg", "photos/000009.jpg");
            assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
            assertThat(entries)
                    .extracting(entry -> entry.getTimeLocal().toLocalDate())
                    .containsOnly(LocalDate.of(1980, 1, 1));
            assertThat(text(zip, "list.csv"))
                    .isEqualTo(
                            "entryNumber,studentNumber,name,nameEn,department,kind,channel,photoFile,mobileFrom,delivery\r\n"
                                    + "000007,24101007,김가나,KIM GANA,소방안전관리학과,NEW_STUDENT,MOBILE,photos/000007.jpg,,HOME\r\n"
                                    + "000008,24101008,\"Lee, \"\"Max\"\"\",,소방안전관리학과,NEW_STUDENT,PAPER,photos/000008.jpg,2024-03-18,SCHOOL\r\n"
                                    + "000009,21101009,=박다라,,소방안전관리학과,ENROLLED_STUDENT,MOBILE,photos/000009.jpg,,HOME\r\n");
        }
    }

    @Test
    void the_manifest_speaks_of_every_other_file() throws Exception {
        write("a", null);
        try (ZipFile zip = new ZipFile(folder.resolve("a").toFile())) {
            JsonObject manifest = new JsonObject(text(zip, "manifest.json"));
            assertThat(ManifestSchema.mistakes(manifest)).isEmpty();
            assertThat(manifest.getString("format")).isEqualTo("haksa-card-transfer");
            assertThat(manifest.getString("version")).isEqualTo("1.2");
            assertThat(manifest.getString("createdAt")).isEqualTo("2024-03-15T01:00:00Z");
            assertThat(manifest.getJsonObject("previous"))
                    .isEqualTo(new JsonObject().put("sequence", 1).put("sha256", "a".repeat(64)));
            assertThat(manifest.getJsonObject("entries"))
                    .isEqualTo(new JsonObject().put("count", 3).put("first", 7).put("last", 9));
            assertThat(manifest.getJsonArray("files")).hasSize(4);
            for (Object file : manifest.getJsonArray("files")) {
                JsonObject facts = (JsonObject) file;
                byte[] content = bytes(zip, facts.getString("path"));
                assertThat((int) facts.getInteger("sizeBytes")).isEqualTo(content.length);
                assertThat(facts.getString("sha256"))
                        .isEqualTo(FileFacts.hex(FileFacts.digest().digest(content)));
            }
        }
    }

    @Test
    void another_photo_than_the_one_that_was_fixed_is_refused() throws Exception {
        try (PackageWriter writer = new PackageWriter(folder.resolve("a"), head(), entries(), null)) {
            writer.photo(photos.get(0));
            assertThatThrownBy(() -> writer.photo(photos.get(2)))
                    .isInstanceOfSatisfying(
                            DamagedPhotoException.class,
                            damaged -> assertThat(damaged.entryNumber()).isEqualTo(8));
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void openssl_opens_the_envelope_and_refuses_one_that_was_changed() throws Exception {
        boolean known = opensslKnowsTheAlgorithm();
        assertThat(known || System.getenv("CI") == null).as("CI has openssl 3").isTrue();
        assumeTrue(known, "no openssl 3 here");
        Certificates.Own own = Certificates.rsa(3072, MADE, Duration.ofDays(365));
        WrittenPackage sealed =
                write("sealed", PartnerCertificate.parse(own.pem()).orElseThrow());
        WrittenPackage plain = write("plain", null);
        assertThat(sealed.sha256()).isEqualTo(plain.sha256());
        assertThat(sealed.contentSha256()).isNotEqualTo(plain.sha256());
        assertThat(sealed.contentBytes()).isEqualTo(Files.size(folder.resolve("sealed")));
        Files.writeString(folder.resolve("cert.pem"), own.pem());
        Files.writeString(folder.resolve("key.pem"), own.keyPem());
        assertThat(decrypt("sealed", "opened")).isZero();
        assertThat(Files.mismatch(folder.resolve("plain"), folder.resolve("opened")))
                .isEqualTo(-1);
        byte[] changed = Files.readAllBytes(folder.resolve("sealed"));
        changed[changed.length / 2] ^= 1;
        Files.write(folder.resolve("changed"), changed);
        assertThat(decrypt("changed", "opened")).isNotZero();
    }

    @Test
    void certificates_are_read_with_their_dates_and_others_are_not_taken() {
        Certificates.Own own = Certificates.rsa(2048, MADE, Duration.ofDays(10));
        PartnerCertificate certificate = PartnerCertificate.parse(own.pem()).orElseThrow();
        assertThat(certificate.notAfter()).isEqualTo(Instant.parse("2024-03-25T01:00:00Z"));
        assertThat(certificate.notBefore()).isEqualTo(Instant.parse("2024-03-14T01:00:00Z"));
        assertThat(certificate.valid(certificate.notBefore().minusSeconds(1))).isFalse();
        assertThat(certificate.valid(certificate.notBefore())).isTrue();
        assertThat(certificate.valid(certificate.notAfter())).isTrue();
        assertThat(certificate.valid(certificate.notAfter().plusSeconds(1))).isFalse();
        assertThat(PartnerCertificate.parse(
                        Certificates.rsa(1024, MADE, Duration.ofDays(1)).pem()))
                .isEmpty();
        assertThat(PartnerCertificate.parse(Certificates.ec(MADE).pem())).isEmpty();
        assertThat(PartnerCertificate.parse(own.keyPem())).isEmpty();
        assertThat(PartnerCertificate.parse("nothing")).isEmpty();
    }

    private WrittenPackage write(String name, PartnerCertificate certificate) throws IOException {
        try (PackageWriter writer = new PackageWriter(folder.resolve(name), head(), entries(), certificate)) {
            for (byte[] photo : photos) {
                writer.photo(photo);
            }
            return writer.finish();
        }
    }

    private static PackageHead head() {
        return new PackageHead("2024-spring", 2, MADE, new PackageHead.Previous(1, "a".repeat(64)));
    }

    private List<TransferEntry> entries() {
        List<TransferEntry> entries = new ArrayList<>();
        String[][] people = {
            {"24101007", "김가나", "KIM GANA", "NEW_STUDENT", "MOBILE"},
            {"24101008", "Lee, \"Max\"", "", "NEW_STUDENT", "PAPER"},
            {"21101009", "=박다라", "", "ENROLLED_STUDENT", "MOBILE"}
        };
        for (int i = 0; i < people.length; i++) {
            String[] one = people[i];
            byte[] photo = photos.get(i);
            entries.add(new TransferEntry(
                    7 + i,
                    one[0],
                    one[1],
                    one[2],
                    "소방안전관리학과",
                    one[3],
                    one[4],
                    one[4].equals("PAPER") ? LocalDate.of(2024, 3, 18) : null,
                    one[4].equals("PAPER") ? "SCHOOL" : "HOME",
                    FileFacts.hex(FileFacts.digest().digest(photo)),
                    photo.length));
        }
        return entries;
    }

    private static String text(ZipFile zip, String path) throws IOException {
        return new String(bytes(zip, path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String path) throws IOException {
        return zip.getInputStream(zip.getEntry(path)).readAllBytes();
    }

    private int decrypt(String from, String to) throws Exception {
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-inform",
                        "DER",
                        "-binary",
                        "-in",
                        from,
                        "-recip",
                        "cert.pem",
                        "-inkey",
                        "key.pem",
                        "-out",
                        to)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        openssl.getInputStream().readAllBytes();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return openssl.exitValue();
    }

    private static boolean opensslKnowsTheAlgorithm() {
        try {
            Process openssl = new ProcessBuilder("openssl", "version").start();
            String version = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return openssl.waitFor() == 0 && version.matches("(?s)OpenSSL [3-9]\\..*");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
