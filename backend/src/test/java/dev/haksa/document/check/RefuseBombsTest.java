package dev.haksa.document.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.haksa.document.Bombs;
import dev.haksa.document.DocumentFormat;
import dev.haksa.document.RawPdf;
import dev.haksa.document.SampleFiles;
import dev.haksa.shared.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a stranger sends may take more room than the check allows itself, however it is packed. */
class RefuseBombsTest {
    private static final long ROOM = 400L << 20;
    private static final String TOO_LARGE = "DOCUMENT_UNPACKS_TOO_LARGE";
    private static final String OBJECTS = "/Type/ObjStm/N 1/First 5";

    @TempDir
    Path folder;

    static Stream<Arguments> packedObjects() {
        byte[] flate = Bombs.flate(900);
        return Stream.of(
                Arguments.of("plainly", holding("/Filter/FlateDecode", flate)),
                Arguments.of("in a list of one filter", holding("/Filter[/FlateDecode]", flate)),
                Arguments.of("by a short name", holding("/Filter/Fl", flate)),
                Arguments.of("by a name in disguise", holding("/Filter/Fl#61te#44ecode", flate)),
                Arguments.of("twice", holding("/Filter[/FlateDecode/FlateDecode]", Bombs.flateOfFlate(900))),
                Arguments.of("spelt out", holding("/Filter[/ASCIIHexDecode/FlateDecode]", Bombs.hex(flate))),
                Arguments.of("by LZW", holding("/Filter/LZWDecode", Bombs.lzw(900))),
                Arguments.of("by lengths of runs", holding("/Filter/RunLengthDecode", Bombs.runLength(900))),
                Arguments.of(
                        "by a filter that stands elsewhere",
                        new RawPdf()
                                .object(5, "/FlateDecode").stream(4, OBJECTS + "/Filter 5 0 R", flate)
                                        .bytesWithPackedObject(4)),
                Arguments.of(
                        "after spaces",
                        new RawPdf()
                                .stream(4, OBJECTS + "/Filter/FlateDecode", "   \r\n", flate)
                                        .bytesWithPackedObject(4)),
                Arguments.of(
                        "without saying so",
                        new RawPdf().stream(4, "/Filter/FlateDecode", flate).bytesWithPackedObject(4)),
                Arguments.of(
                        "in long rows",
                        holding(
                                "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
                                Bombs.flate(1))));
    }

    @ParameterizedTest(name = "packed {0}")
    @MethodSource("packedObjects")
    void refuses_objects_that_unpack_to_much(String how, byte[] file) {
        assertThat(allocatedBy(() -> assertRefused(file, TOO_LARGE))).isLessThan(ROOM);
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("plainly", "/W[1 4 2]/Filter/FlateDecode", Bombs.flate(900)),
                Arguments.of("in a list", "/W[1 4 2]/Filter[/FlateDecode/FlateDecode]", Bombs.flateOfFlate(900)),
                Arguments.of("with short entries", "/W[0 1 0]/Index[0 20000000]/Filter/FlateDecode", Bombs.flate(20)),
                Arguments.of(
                        "in long rows",
                        "/W[1 4 2]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>",
                        Bombs.flate(1)));
    }

    @ParameterizedTest(name = "packed {0}")
    @MethodSource("tables")
    void refuses_tables_of_places_that_unpack_to_much(String how, String says, byte[] content) {
        byte[] file = new RawPdf().bytesWithTable(says, content);
        assertThat(allocatedBy(() -> assertRefused(file, TOO_LARGE))).isLessThan(ROOM);
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("by Flate", "/Filter/FlateDecode", Bombs.flate(300)),
                Arguments.of("by LZW", "/Filter/LZWDecode", Bombs.lzw(300)),
                Arguments.of("by lengths of runs", "/Filter[/RL]", Bombs.runLength(300)),
                Arguments.of("spelt out", "/Filter[/AHx/Fl]", Bombs.hex(Bombs.flate(300))),
                Arguments.of("twice", "/Filter[/FlateDecode/FlateDecode]", Bombs.flateOfFlate(300)),
                Arguments.of("by a name in disguise", "/Filter/Fl#61teDecode", Bombs.flate(300)));
    }

    @ParameterizedTest(name = "packed {0}")
    @MethodSource("contents")
    void refuses_contents_that_unpack_to_much(String how, String says, byte[] content) {
        assertRefused(new RawPdf().stream(4, says, content).bytes(), TOO_LARGE);
    }

    @Test
    void refuses_many_contents_that_unpack_to_much_together() {
        RawPdf file = new RawPdf();
        byte[] flate = Bombs.flate(200);
        for (int number = 4; number < 10; number++) {
            file.stream(number, "/Filter/FlateDecode", flate);
        }
        assertRefused(file.bytes(), TOO_LARGE);
    }

    @Test
    void refuses_contents_that_are_not_what_they_say() {
        byte[] noise =
                "this was never packed by anybody, whatever the dictionary says".getBytes(StandardCharsets.US_ASCII);
        assertRefused(new RawPdf().stream(4, "/Filter/FlateDecode", noise).bytes(), "DOCUMENT_UNREADABLE");
    }

    @Test
    void refuses_more_values_than_a_document_has() {
        byte[] lists =
                new RawPdf().object(4, "[" + "[]".repeat(4_000_000) + "]").bytes();
        byte[] names =
                new RawPdf().object(4, "[" + "/a".repeat(4_000_000) + "]").bytes();
        byte[] places =
                new RawPdf().object(4, "(" + "1 0 n\n".repeat(2_000_000) + ")").bytes();
        assertThat(allocatedBy(() -> assertRefused(lists, TOO_LARGE))).isLessThan(ROOM);
        assertThat(allocatedBy(() -> assertRefused(names, TOO_LARGE))).isLessThan(ROOM);
        assertThat(allocatedBy(() -> assertRefused(places, TOO_LARGE))).isLessThan(ROOM);
    }

    @Test
    void words_that_look_like_streams_cost_nothing() {
        byte[] file =
                new RawPdf().object(4, "(" + "stream\n".repeat(2_500_000) + ")").bytes();
        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> assertEquals(DocumentFormat.PDF, FileCheck.check(saved(file))));
    }

    @Test
    void refuses_lists_in_lists_without_end() {
        byte[] file = new RawPdf().object(4, "[".repeat(1_000_000)).bytes();
        assertThatThrownBy(() -> FileCheck.check(saved(file))).isInstanceOf(ProblemException.class);
    }

    @Test
    void accepts_what_is_packed_as_usual() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 300; i++) {
                document.addPage(new PDPage());
            }
            document.save(out);
        }
        assertEquals(DocumentFormat.PDF, FileCheck.check(saved(out.toByteArray())));
        byte[] spelt = new RawPdf()
                .stream(4, "/Filter[/ASCIIHexDecode/FlateDecode]", Bombs.hex(Bombs.flate(2))).stream(
                                5, "/Filter/LZWDecode", Bombs.lzw(2))
                        .stream(6, "/Filter/FlateDecode", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1})
                        .stream(7, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1000>>", Bombs.flate(2))
                        .bytes();
        assertEquals(DocumentFormat.PDF, FileCheck.check(saved(spelt)));
        byte[] packed = new RawPdf()
                .stream(4, "/Type/ObjStm/N 1/First 5", "50 0 null".getBytes(StandardCharsets.US_ASCII))
                        .bytesWithPackedObject(4);
        assertEquals(DocumentFormat.PDF, FileCheck.check(saved(packed)));
    }

    @Test
    void says_that_a_file_has_a_password_although_its_objects_are_packed() {
        assertRefused(SampleFiles.encryptedPdf(), "DOCUMENT_ENCRYPTED");
    }

    private static byte[] holding(String filter, byte[] content) {
        return new RawPdf().stream(4, OBJECTS + filter, content).bytesWithPackedObject(4);
    }

    private void assertRefused(byte[] file, String code) {
        assertThatThrownBy(() -> FileCheck.check(saved(file)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.input())
                                .singleElement()
                                .satisfies(one -> assertEquals(code, one.code())));
    }

    private Path saved(byte[] file) {
        try {
            return Files.write(folder.resolve("file"), file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
