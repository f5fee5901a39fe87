package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.sun.management.ThreadMXBean;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, what is kept, and that nothing but pixels is kept. */
class ExaminePhotoTest {
    private static final PhotoExamination EXAMINATION = new PhotoExamination(null);
    private static final BufferedImage PORTRAIT = Sitter.ASTRONAUT.portrait(new Random(1));
    private static final byte[] GOOD = Jpegs.encode(PORTRAIT, 0.9);
    private static final String SECRET = "37.0213N 127.0701E";

    @Test
    void keeps_a_photo_of_the_right_size() throws IOException {
        CheckedPhoto photo = EXAMINATION.examine(GOOD, Fit.NONE);

        BufferedImage kept = read(photo.content());
        assertThat(kept.getWidth()).isEqualTo(295);
        assertThat(kept.getHeight()).isEqualTo(367);
        assertThat(difference(kept, PORTRAIT)).isLessThan(4);
        assertThat(photo.originalWidth()).isEqualTo(295);
        assertThat(photo.originalHeight()).isEqualTo(367);
        assertThat(photo.cropped()).isFalse();
        assertThat(photo.turnedDegrees()).isZero();
        assertThat(photo.findings()).extracting(Finding::code).containsExactly(FindingCode.FACE_NOT_CHECKED);
    }

    @Test
    void keeps_the_same_bytes_for_the_same_photo() {
        assertThat(EXAMINATION.examine(GOOD, Fit.NONE).content())
                .isEqualTo(EXAMINATION.examine(GOOD, Fit.CROP).content());
    }

    @Test
    void keeps_progressive_and_grey_photos() throws IOException {
        byte[] progressive = Jpegs.encode(PORTRAIT, 0.9, true);
        assertThat(difference(read(EXAMINATION.examine(progressive, Fit.NONE).content()), PORTRAIT))
                .isLessThan(4);

        BufferedImage grey = new BufferedImage(295, 367, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 295; x++) {
            for (int y = 0; y < 367; y++) {
                grey.getRaster().setSample(x, y, 0, (x + y) % 256);
            }
        }
        BufferedImage kept =
                read(EXAMINATION.examine(Jpegs.encode(grey, 0.95), Fit.NONE).content());
        assertThat(kept.getRGB(60, 40) & 0xFF).isCloseTo(100, within(6));
    }

    @Test
    void keeps_nothing_but_pixels() throws Exception {
        byte[] chatty = Jpegs.withOrientation(GOOD, 1);
        chatty = Jpegs.withSegment(chatty, 0xFE, Jpegs.text(SECRET));
        chatty = Jpegs.withSegment(chatty, 0xE1, Jpegs.text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET));
        chatty = Jpegs.withSegment(chatty, 0xED, Jpegs.text("Photoshop 3.0\0" + SECRET));
        chatty = Jpegs.withSegment(chatty, 0xE9, GOOD.length < 65_000 ? GOOD : Arrays.copyOf(GOOD, 60_000));
        chatty = Jpegs.join(chatty, GOOD, Jpegs.text(SECRET));
        assertThat(directories(chatty)).contains("Exif IFD0", "JpegComment");

        byte[] kept = EXAMINATION.examine(chatty, Fit.NONE).content();

        assertThat(directories(kept)).containsOnly("JPEG", "JFIF", "Huffman");
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(SECRET, "Pix", "Exif");
        assertThat(kept).isEqualTo(EXAMINATION.examine(GOOD, Fit.NONE).content());
        assertThat(kept[kept.length - 2] & 0xFF).isEqualTo(0xFF);
        assertThat(kept[kept.length - 1] & 0xFF).isEqualTo(0xD9);
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,180", "4,180", "5,90", "6,90", "7,270", "8,270"})
    void puts_upright_what_the_camera_says_and_reports_it(int orientation, int degrees) throws IOException {
        BufferedImage marked = marked();
        byte[] stored = Jpegs.withOrientation(Jpegs.encode(stored(marked, orientation), 0.95), orientation);

        CheckedPhoto photo = EXAMINATION.examine(stored, Fit.NONE);

        assertThat(photo.turnedDegrees()).isEqualTo(degrees);
        assertThat(photo.originalWidth()).isEqualTo(295);
        assertThat(difference(read(photo.content()), marked)).isLessThan(6);
    }

    @Test
    void refuses_another_size_with_the_measured_one() {
        Map<String, Object> facts =
                refusals(Jpegs.encode(scaled(413, 531), 0.9), Fit.NONE).get("PHOTO_WRONG_SIZE");
        assertThat(facts)
                .containsEntry("widthPixels", 413)
                .containsEntry("heightPixels", 531)
                .containsEntry("neededWidth", 295)
                .containsEntry("neededHeight", 367);
    }

    @ParameterizedTest
    @CsvSource({"296,367", "295,368", "294,367", "295,366"})
    void refuses_one_pixel_more_or_less(int width, int height) {
        assertThat(refusals(Jpegs.encode(scaled(width, height), 0.9), Fit.NONE)).containsOnlyKeys("PHOTO_WRONG_SIZE");
    }

    @ParameterizedTest
    @CsvSource({"413,531", "296,367", "1180,1468", "900,900", "400,2000", "240,300"})
    void crops_and_scales_when_asked(int width, int height) throws IOException {
        CheckedPhoto photo = EXAMINATION.examine(Jpegs.encode(scaled(width, height), 0.9), Fit.CROP);

        BufferedImage kept = read(photo.content());
        assertThat(kept.getWidth()).isEqualTo(295);
        assertThat(kept.getHeight()).isEqualTo(367);
        assertThat(photo.cropped()).isTrue();
        assertThat(photo.originalWidth()).isEqualTo(width);
        assertThat(photo.originalHeight()).isEqualTo(height);
    }

    @Test
    void cuts_more_below_than_above_and_keeps_proportions() throws IOException {
        BufferedImage tall = new BufferedImage(590, 1134, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = Sitter.graphics(tall);
        draw.setColor(Color.GRAY);
        draw.fillRect(0, 0, 590, 1134);
        draw.setColor(Color.WHITE);
        draw.fillOval(195, 340, 200, 200);
        draw.dispose();

        BufferedImage kept =
                read(EXAMINATION.examine(Jpegs.encode(tall, 0.95), Fit.CROP).content());

        // 400 of 1134 rows are left over; 140 of them go at the top, so the circle begins at (340 − 140) / 2.
        assertThat(kept.getRGB(147, 104) & 0xFF).isGreaterThan(200);
        assertThat(kept.getRGB(147, 95) & 0xFF).isLessThan(180);
        assertThat(kept.getRGB(147, 195) & 0xFF).isGreaterThan(200);
        assertThat(kept.getRGB(147, 205) & 0xFF).isLessThan(180);
        assertThat(kept.getRGB(102, 150) & 0xFF).isGreaterThan(200);
        assertThat(kept.getRGB(92, 150) & 0xFF).isLessThan(180);
    }

    @Test
    void refuses_to_enlarge_a_thumbnail() {
        assertThat(refusals(Jpegs.encode(scaled(120, 160), 0.9), Fit.CROP)).containsOnlyKeys("PHOTO_TOO_SMALL");
    }

    @Test
    void refuses_landscape_also_when_it_may_crop() {
        byte[] landscape = Jpegs.encode(scaled(600, 400), 0.9);
        assertThat(refusals(landscape, Fit.CROP)).containsOnlyKeys("PHOTO_LANDSCAPE");
        assertThat(refusals(landscape, Fit.NONE)).containsOnlyKeys("PHOTO_LANDSCAPE", "PHOTO_WRONG_SIZE");
        assertThat(refusals(Jpegs.withOrientation(GOOD, 6), Fit.NONE))
                .containsOnlyKeys("PHOTO_LANDSCAPE", "PHOTO_WRONG_SIZE");
    }

    @Test
    void tells_everything_at_once() {
        byte[] bad = Arrays.copyOf(Jpegs.encode(scaled(600, 400), 0.9), 9_000);
        bad = Jpegs.withSegment(bad, 0xFE, Jpegs.text("%PDF-1.7"));
        assertThat(refusals(bad, Fit.NONE))
                .containsOnlyKeys("PHOTO_POLYGLOT", "PHOTO_BROKEN", "PHOTO_LANDSCAPE", "PHOTO_WRONG_SIZE");
    }

    @Test
    void refuses_what_is_no_jpeg_whatever_its_name() throws IOException {
        java.io.ByteArrayOutputStream png = new java.io.ByteArrayOutputStream();
        ImageIO.write(PORTRAIT, "png", png);
        assertThat(found(png.toByteArray(), "PHOTO_NOT_JPEG")).isEqualTo("PNG");
        assertThat(found(new byte[0], "PHOTO_NOT_JPEG")).isEqualTo("PHOTO_EMPTY_FILE");
        assertThat(found(new byte[500], "PHOTO_NOT_JPEG")).isEqualTo("PHOTO_UNKNOWN_KIND");
        assertThat(found(Jpegs.text("\0\0\0\30ftypheic\0\0\0\0mif1"), "PHOTO_NOT_JPEG"))
                .isEqualTo("HEIC");
        assertThat(found(Jpegs.join(Jpegs.text("%PDF-1.4\n"), GOOD), "PHOTO_NOT_JPEG"))
                .isEqualTo("PDF");
        assertThat(found(Jpegs.join(Jpegs.text("PK\3\4"), GOOD), "PHOTO_NOT_JPEG"))
                .isEqualTo("ZIP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PK\3\4\24\0 a file",
                "PK\5\6\0\0\0\0",
                "%PDF-1.7",
                "<HTML><body>",
                "<script>alert(1)</script>",
                "<?php system($_GET[0]);",
                "<!DOCTYPE html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\">",
                "Rar!\u001a\u0007",
                "\u007fELF\2\1",
                "#!/bin/sh\n"
            })
    void refuses_other_files_behind_inside_and_in_comments(String other) {
        byte[] stowaway = Jpegs.text(other);
        assertThat(refusals(Jpegs.join(GOOD, stowaway), Fit.NONE)).containsOnlyKeys("PHOTO_POLYGLOT");
        assertThat(refusals(Jpegs.withSegment(GOOD, 0xFE, stowaway), Fit.NONE)).containsOnlyKeys("PHOTO_POLYGLOT");
        assertThat(refusals(Jpegs.withSegment(GOOD, 0xEF, stowaway), Fit.NONE)).containsOnlyKeys("PHOTO_POLYGLOT");
        assertThat(refusals(Jpegs.join(GOOD, new byte[100_000], stowaway, new byte[10]), Fit.NONE))
                .containsOnlyKeys("PHOTO_POLYGLOT");
    }

    @Test
    void drops_what_phones_append() {
        byte[] moving = Jpegs.join(GOOD, Jpegs.text("\0\0\0\30ftypmp42"), new byte[2000], Jpegs.text("SEFT"));
        assertThat(EXAMINATION.examine(moving, Fit.NONE).content())
                .isEqualTo(EXAMINATION.examine(GOOD, Fit.NONE).content());
    }

    @Test
    void refuses_what_ends_too_early() {
        for (int share = 1; share < 20; share++) {
            byte[] cut = Arrays.copyOf(GOOD, GOOD.length * share / 20);
            assertThat(refusals(cut, Fit.NONE)).as("cut at %d/20", share).containsKey("PHOTO_BROKEN");
            byte[] ended = Jpegs.join(cut, new byte[] {(byte) 0xFF, (byte) 0xD9});
            assertThat(refusals(ended, Fit.NONE)).as("ended at %d/20", share).containsKey("PHOTO_BROKEN");
        }
    }

    @ParameterizedTest
    @CsvSource({"-61,JPEG_UNUSUAL", "-59,JPEG_UNUSUAL", "-55,JPEG_UNUSUAL", "-54,JPEG_UNUSUAL", "-52,JPEG_UNUSUAL"})
    void refuses_lossless_hierarchical_and_arithmetic_coding(byte marker, String reason) {
        byte[] strange = GOOD.clone();
        strange[Jpegs.find(strange, 0xC0) + 1] = marker;
        assertThat(refusals(strange, Fit.NONE).get("PHOTO_BROKEN")).containsEntry("reason", reason);
    }

    @ParameterizedTest
    @ValueSource(bytes = {2, 12, 16})
    void refuses_other_depths_than_eight_bits(byte bits) {
        byte[] strange = GOOD.clone();
        strange[Jpegs.find(strange, 0xC0) + 4] = bits;
        assertThat(refusals(strange, Fit.NONE).get("PHOTO_BROKEN")).containsEntry("reason", "JPEG_UNUSUAL");
    }

    @Test
    void refuses_a_bomb_of_pixels_by_its_header() {
        byte[] bomb = GOOD.clone();
        Arrays.fill(bomb, Jpegs.find(bomb, 0xC0) + 5, Jpegs.find(bomb, 0xC0) + 9, (byte) 0xFF);
        Map<String, Object> facts = refusals(bomb, Fit.CROP).get("PHOTO_TOO_LARGE_PICTURE");
        assertThat(facts).containsEntry("pixels", 65_535L * 65_535L).containsEntry("limit", 40_000_000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6})
    void takes_no_memory_for_what_is_cut_off(int orientation) {
        boolean sideways = orientation >= 5;
        BufferedImage tower =
                new BufferedImage(sideways ? 40_000 : 1000, sideways ? 1000 : 40_000, BufferedImage.TYPE_BYTE_GRAY);
        byte[] jpeg = Jpegs.withOrientation(Jpegs.encode(tower, 0.5), orientation);
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();

        CheckedPhoto photo = EXAMINATION.examine(jpeg, Fit.CROP);

        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(40_000_000);
        assertThat(photo.originalHeight()).isEqualTo(40_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void cuts_the_same_part_however_the_camera_was_held(int orientation) throws IOException {
        BufferedImage tall = new BufferedImage(590, 1134, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = tall.createGraphics();
        draw.setColor(Color.BLUE);
        draw.fillRect(0, 138, 300, 400);
        draw.setColor(Color.GREEN);
        draw.fillRect(300, 538, 290, 338);
        draw.dispose();
        byte[] stored = Jpegs.withOrientation(Jpegs.encode(stored(tall, orientation), 0.95), orientation);

        BufferedImage kept = read(EXAMINATION.examine(stored, Fit.CROP).content());

        BufferedImage expected =
                read(EXAMINATION.examine(Jpegs.encode(tall, 0.95), Fit.CROP).content());
        assertThat(difference(kept, expected)).isLessThan(2);
        assertThat(new Color(kept.getRGB(20, 20)).getBlue()).isGreaterThan(200);
        assertThat(new Color(kept.getRGB(280, 350)).getGreen()).isGreaterThan(200);
    }

    @Test
    void refuses_a_thousand_passes() {
        byte[] progressive = Jpegs.encode(PORTRAIT, 0.9, true);
        int scan = Jpegs.find(progressive, 0xDA);
        byte[] pass = Arrays.copyOfRange(progressive, scan, progressive.length);
        int next = Jpegs.find(Arrays.copyOfRange(pass, 2, pass.length), 0xC4) + 2;
        byte[] bomb = Arrays.copyOf(progressive, scan);
        for (int i = 0; i < 1000; i++) {
            bomb = Jpegs.join(bomb, Arrays.copyOf(pass, next));
        }
        bomb = Jpegs.join(bomb, new byte[] {(byte) 0xFF, (byte) 0xD9});
        assertThat(refusals(bomb, Fit.NONE).get("PHOTO_BROKEN")).containsEntry("reason", "JPEG_TOO_COSTLY");
    }

    @Test
    void ignores_huge_metadata_and_profiles() {
        byte[] heavy = GOOD;
        for (int i = 0; i < 64; i++) {
            heavy = Jpegs.withSegment(heavy, 0xE2, Jpegs.join(Jpegs.text("ICC_PROFILE\0\1\1"), new byte[65_000]));
        }
        assertThat(EXAMINATION.examine(heavy, Fit.NONE).content())
                .isEqualTo(EXAMINATION.examine(GOOD, Fit.NONE).content());
    }

    @Test
    void shows_the_colours_that_the_camera_meant() throws IOException {
        byte[] linear =
                java.awt.color.ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        BufferedImage grey = LabelledPhotos.filled(new Color(128, 128, 128), new Color(128, 128, 128));
        byte[] jpeg =
                Jpegs.withSegment(Jpegs.encode(grey, 0.95), 0xE2, Jpegs.join(Jpegs.text("ICC_PROFILE\0\1\1"), linear));

        int kept = read(EXAMINATION.examine(jpeg, Fit.NONE).content()).getRGB(100, 100) & 0xFF;

        assertThat(kept).as("half of the light is a bright grey").isCloseTo(188, within(4));
    }

    @Test
    void survives_profiles_that_lie() {
        byte[] linear =
                java.awt.color.ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] lie = linear.clone();
            for (int k = 0; k < 10; k++) {
                lie[random.nextInt(lie.length)] = (byte) random.nextInt();
            }
            byte[] jpeg = Jpegs.withSegment(GOOD, 0xE2, Jpegs.join(Jpegs.text("ICC_PROFILE\0\1\1"), lie));
            assertThat(EXAMINATION.examine(jpeg, Fit.NONE).content()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shows_the_colours_of_print(boolean converted) throws IOException {
        Color[] colours = {new Color(200, 60, 30), new Color(30, 150, 70), new Color(40, 70, 190), Color.WHITE};
        byte[] print = Jpegs.ofPrint(colours, converted);

        BufferedImage kept = read(EXAMINATION.examine(print, Fit.NONE).content());

        for (int i = 0; i < colours.length; i++) {
            Color shown = new Color(kept.getRGB(147, 45 + 91 * i));
            assertThat(shown.getRed()).isCloseTo(colours[i].getRed(), within(8));
            assertThat(shown.getGreen()).isCloseTo(colours[i].getGreen(), within(8));
            assertThat(shown.getBlue()).isCloseTo(colours[i].getBlue(), within(8));
        }
    }

    private static BufferedImage scaled(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = Sitter.graphics(image);
        draw.drawImage(PORTRAIT, 0, 0, width, height, null);
        draw.dispose();
        return image;
    }

    /** Every corner of another colour. */
    private static BufferedImage marked() {
        BufferedImage image = new BufferedImage(295, 367, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < 4; i++) {
            draw.setColor(colours[i]);
            draw.fillRect(i % 2 * 148, i / 2 * 184, 148, 184);
        }
        draw.dispose();
        return image;
    }

    /** As a camera stores it that was held so: EXIF tells where its first row and column are. */
    private static BufferedImage stored(BufferedImage upright, int orientation) {
        boolean sideways = orientation >= 5;
        int width = sideways ? upright.getHeight() : upright.getWidth();
        int height = sideways ? upright.getWidth() : upright.getHeight();
        BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int right = upright.getWidth() - 1;
                int bottom = upright.getHeight() - 1;
                int pixel = switch (orientation) {
                    case 1 -> upright.getRGB(column, row);
                    case 2 -> upright.getRGB(right - column, row);
                    case 3 -> upright.getRGB(right - column, bottom - row);
                    case 4 -> upright.getRGB(column, bottom - row);
                    case 5 -> upright.getRGB(row, column);
                    case 6 -> upright.getRGB(right - row, column);
                    case 7 -> upright.getRGB(right - row, bottom - column);
                    default -> upright.getRGB(row, bottom - column);
                };
                stored.setRGB(column, row, pixel);
            }
        }
        return stored;
    }

    private static Object found(byte[] bytes, String code) {
        return refusals(bytes, Fit.NONE).get(code).get("found");
    }

    private static Map<String, Map<String, Object>> refusals(byte[] bytes, Fit fit) {
        List<InputViolation> violations = new java.util.ArrayList<>();
        assertThatThrownBy(() -> EXAMINATION.examine(bytes, fit))
                .isInstanceOfSatisfying(ProblemException.class, problem -> violations.addAll(problem.input()));
        return violations.stream()
                .collect(java.util.stream.Collectors.toMap(InputViolation::code, InputViolation::facts));
    }

    private static List<String> directories(byte[] jpeg) throws Exception {
        Metadata metadata = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
        return StreamSupport.stream(metadata.getDirectories().spliterator(), false)
                .map(Directory::getName)
                .toList();
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** Mean difference of a colour, of 255. */
    private static double difference(BufferedImage one, BufferedImage other) {
        long sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                Color first = new Color(one.getRGB(x, y));
                Color second = new Color(other.getRGB(x, y));
                sum += Math.abs(first.getRed() - second.getRed())
                        + Math.abs(first.getGreen() - second.getGreen())
                        + Math.abs(first.getBlue() - second.getBlue());
            }
        }
        return sum / 3.0 / one.getWidth() / one.getHeight();
    }
}
