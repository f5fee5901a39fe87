package dev.haksa.rush;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * JPEGs as students send them: portraits of real people ({@code photos/README.md}) in the right size, each with a grain of its
 * own so that no two are the same, and drawn heads in the size of telephones, as large as real ones.
 */
final class Pictures {
    private static final List<String> PEOPLE =
            List.of("born", "bragg", "collins", "curie", "dahlgren", "heisenberg", "hopper", "samangooei");
    private static final int PHONE_WIDTH = 3024;
    private static final int PHONE_HEIGHT = 4032;
    private static final float QUALITY = 0.9f;
    private static final int GRAIN = 4;
    private static final int PHONE_GRAIN = 8;

    private Pictures() {}

    /** Pictures of exactly the size that is asked for. */
    static byte[][] portraits(int count, Random random) throws IOException {
        byte[][] pictures = new byte[count][];
        for (int i = 0; i < count; i++) {
            BufferedImage portrait = read(PEOPLE.get(i % PEOPLE.size()));
            grain(portrait, GRAIN, random);
            pictures[i] = encode(portrait);
        }
        return pictures;
    }

    private static BufferedImage read(String person) throws IOException {
        String resource = "/photos/cards/" + person + ".jpg";
        try (InputStream stream = Pictures.class.getResourceAsStream(resource)) {
            return ImageIO.read(Objects.requireNonNull(stream, resource));
        }
    }

    /** Pictures as a telephone takes them. */
    static byte[][] phones(int count, Random random) throws IOException {
        byte[][] pictures = new byte[count][];
        for (int i = 0; i < count; i++) {
            pictures[i] = drawn(random);
        }
        return pictures;
    }

    private static byte[] drawn(Random random) throws IOException {
        int width = PHONE_WIDTH;
        int height = PHONE_HEIGHT;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        draw.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw.setPaint(new GradientPaint(0, 0, colour(random, 170), width, height, colour(random, 120)));
        draw.fillRect(0, 0, width, height);
        draw.setColor(colour(random, 20));
        draw.fillOval(width / 10, height * 7 / 10, width * 8 / 10, height);
        draw.setColor(new Color(225, 185 + random.nextInt(20), 160));
        draw.fillOval(width * 3 / 10, height / 5, width * 4 / 10, height / 2);
        draw.setColor(new Color(40, 30, 25));
        draw.fillArc(width * 3 / 10, height / 6, width * 4 / 10, height * 3 / 10, 0, 180);
        draw.fillOval(width * 38 / 100, height * 41 / 100, width / 14, height / 40);
        draw.fillOval(width * 55 / 100, height * 41 / 100, width / 14, height / 40);
        draw.fillOval(width * 43 / 100, height * 58 / 100, width / 7, height / 50);
        draw.dispose();
        grain(image, PHONE_GRAIN, random);
        return encode(image);
    }

    private static Color colour(Random random, int least) {
        return new Color(least + random.nextInt(60), least + random.nextInt(60), least + random.nextInt(60));
    }

    private static void grain(BufferedImage image, int strength, Random random) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            int change = random.nextInt(2 * strength + 1) - strength;
            pixels[i] = channel(pixels[i] >> 16, change) << 16
                    | channel(pixels[i] >> 8, change) << 8
                    | channel(pixels[i], change);
        }
        image.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
    }

    private static int channel(int value, int change) {
        return Math.clamp((value & 0xff) + change, 0, 0xff);
    }

    private static byte[] encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
