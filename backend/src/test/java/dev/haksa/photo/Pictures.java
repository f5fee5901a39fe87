package dev.haksa.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Drawn portraits, each like no other. */
public final class Pictures {
    private Pictures() {}

    /** A portrait of the size that cards need. */
    public static byte[] portrait() {
        return portrait(295, 367);
    }

    public static byte[] portrait(int width, int height) {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int y = 0; y < height; y++) {
            drawing.setColor(new Color(150 + y * 90 / height, 200, 230 - y * 60 / height));
            drawing.drawLine(0, y, width, y);
        }
        drawing.setColor(new Color(dice.nextInt(120), dice.nextInt(120), dice.nextInt(120)));
        drawing.fillRoundRect(width / 8, height * 3 / 4, width * 3 / 4, height / 2, width / 3, height / 3);
        drawing.setColor(new Color(240, 200, 170));
        drawing.fillOval(width / 4, height / 5, width / 2, height / 2);
        drawing.setColor(Color.BLACK);
        drawing.fillOval(width * 38 / 100, height * 2 / 5, width / 20, height / 30);
        drawing.fillOval(width * 57 / 100, height * 2 / 5, width / 20, height / 30);
        drawing.drawLine(width * 42 / 100, height * 3 / 5, width * 58 / 100, height * 3 / 5);
        for (int i = 0; i < 40; i++) {
            drawing.setColor(new Color(dice.nextInt(256), dice.nextInt(256), dice.nextInt(256)));
            drawing.fillRect(dice.nextInt(width), height - 1 - dice.nextInt(height / 8), 6, 6);
        }
        drawing.dispose();
        return jpeg(image);
    }

    private static byte[] jpeg(BufferedImage image) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
