package dev.haksa.cardissuer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * What students send for photos, good and bad: two photographed people, each picture its own by place and light. Origins
 * and licences stand beside the pictures in {@code photos/}.
 */
final class StoryPhotos {
    private static final int WIDTH = 295;
    private static final int HEIGHT = 367;
    private static final int MARGIN = 44;

    private StoryPhotos() {}

    /** Head and shoulders as they should be. */
    static byte[] person(int which) {
        return encode(portrait(which));
    }

    /** The same as a telephone takes it: larger, and not of the card's proportions. */
    static byte[] snapshot(int which, int width, int height) {
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        draw(large, pen -> pen.drawImage(portrait(which), 0, 0, width, height, null));
        return encode(large);
    }

    /** With a white margin on one side. */
    static byte[] withMargin(int which, Side side) {
        BufferedImage image = filled(Color.WHITE);
        int left = side == Side.LEFT ? MARGIN : 0;
        int top = side == Side.TOP ? MARGIN : 0;
        int width = WIDTH - (side == Side.LEFT || side == Side.RIGHT ? MARGIN : 0);
        int height = HEIGHT - (side == Side.TOP || side == Side.BOTTOM ? MARGIN : 0);
        draw(image, pen -> pen.drawImage(portrait(which), left, top, width, height, null));
        return encode(image);
    }

    /** Of one colour. */
    static byte[] sheet() {
        return encode(filled(new Color(120, 170, 220)));
    }

    /** Nobody, but a cat. */
    static byte[] cat() {
        BufferedImage cat = picture("cat.jpg");
        int width = cat.getHeight() * WIDTH / HEIGHT;
        int left = (cat.getWidth() - width) / 2;
        BufferedImage image = filled(Color.GRAY);
        draw(image, pen -> pen.drawImage(cat, 0, 0, WIDTH, HEIGHT, left, 0, left + width, cat.getHeight(), null));
        return encode(image);
    }

    /** Two people side by side. */
    static byte[] couple() {
        BufferedImage image = filled(Color.GRAY);
        int half = WIDTH / 2;
        draw(image, pen -> {
            pen.drawImage(portrait(0), 0, 0, half, HEIGHT, 40, 0, 255, HEIGHT, null);
            pen.drawImage(portrait(1), half, 0, WIDTH, HEIGHT, 40, 0, 255, HEIGHT, null);
        });
        return encode(image);
    }

    /** Standing on the head. */
    static byte[] upsideDown(int which) {
        BufferedImage image = filled(Color.GRAY);
        draw(image, pen -> {
            pen.rotate(Math.PI, WIDTH / 2.0, HEIGHT / 2.0);
            pen.drawImage(portrait(which), 0, 0, null);
        });
        return encode(image);
    }

    /** Stored lying, as the camera was held; EXIF says how to turn it, and the person stands. */
    static byte[] turnedByCamera(int which) {
        BufferedImage lying = new BufferedImage(HEIGHT, WIDTH, BufferedImage.TYPE_INT_RGB);
        draw(lying, pen -> {
            pen.translate(0, WIDTH);
            pen.rotate(-Math.PI / 2);
            pen.drawImage(portrait(which), 0, 0, null);
        });
        return withOrientation(encode(lying));
    }

    /** Of the right size, but EXIF lays the person on the side. */
    static byte[] laidByCamera(int which) {
        return withOrientation(person(which));
    }

    /** Small as a file, but its header promises billions of pixels. */
    static byte[] bomb(int which) {
        byte[] jpeg = person(which);
        for (int i = 2; i + 8 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xFF);
                return jpeg;
            }
        }
        throw new IllegalStateException("no frame in the picture");
    }

    /** Where a margin is. */
    enum Side {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }

    private static BufferedImage portrait(int which) {
        Random random = new Random(which);
        boolean first = which % 2 == 0;
        BufferedImage photo = picture(first ? "astronaut.jpg" : "hopper.jpg");
        double left = first ? 75 : 30;
        double top = first ? 0 : 10;
        double share = 0.88 + 0.12 * random.nextDouble();
        double width = (first ? 300 : 460) * share;
        double scale = WIDTH / width;
        double x = left + ((first ? 300 : 460) - width) * (0.35 + 0.3 * random.nextDouble());
        AffineTransform placed = AffineTransform.getScaleInstance(scale, scale);
        placed.translate(-x, -top);
        BufferedImage image = filled(Color.GRAY);
        draw(image, pen -> pen.drawImage(photo, placed, null));
        return new RescaleOp(0.85f + 0.25f * random.nextFloat(), 0, null).filter(image, null);
    }

    private static BufferedImage picture(String name) {
        try (InputStream stream = StoryPhotos.class.getClassLoader().getResourceAsStream("photos/" + name)) {
            return ImageIO.read(Objects.requireNonNull(stream, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage filled(Color colour) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        draw(image, pen -> {
            pen.setColor(colour);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
        });
        return image;
    }

    private static void draw(BufferedImage image, Consumer<Graphics2D> what) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        what.accept(pen);
        pen.dispose();
    }

    /** The camera was turned: a quarter to the right puts the picture upright. */
    private static byte[] withOrientation(byte[] jpeg) {
        byte[] exif = {
            'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0,
            0
        };
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (exif.length + 2)});
        all.writeBytes(exif);
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    private static byte[] encode(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
