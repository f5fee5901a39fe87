package dev.haksa.cardissuer;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Pictures of the right size, each its own. */
public final class Portraits {
    private Portraits() {}

    public static byte[] jpeg() {
        return jpeg(295, 367);
    }

    public static byte[] jpeg(int width, int height) {
        return encode(picture(width, height), "jpeg");
    }

    public static byte[] png() {
        return encode(picture(295, 367), "png");
    }

    /** The upper half of a file. */
    public static byte[] truncated() {
        byte[] whole = jpeg();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    /** White at both sides. */
    public static byte[] withMargins() {
        BufferedImage image = picture(295, 367);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 40, 367);
        pen.fillRect(255, 0, 40, 367);
        pen.dispose();
        return encode(image, "jpeg");
    }

    /** Of one colour. */
    public static byte[] blank() {
        BufferedImage image = new BufferedImage(295, 367, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour());
        pen.fillRect(0, 0, 295, 367);
        pen.dispose();
        return encode(image, "jpeg");
    }

    /** With something behind that other programs take for an archive. */
    public static byte[] polyglot() {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            bytes.write(jpeg());
            ZipOutputStream zip = new ZipOutputStream(bytes);
            zip.putNextEntry(new ZipEntry("run.js"));
            zip.write("alert(1)".getBytes(StandardCharsets.US_ASCII));
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Longer than a photo may be. */
    public static byte[] tooLong() {
        return Arrays.copyOf(jpeg(), 5 * 1024 * 1024 + 1);
    }

    private static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, colour(), width, height, colour()));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 20; i++) {
            pen.setColor(colour());
            pen.fillOval(random(width), random(height), 10 + random(60), 10 + random(60));
        }
        pen.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Color colour() {
        return new Color(random(256), random(256), random(256));
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }
}
