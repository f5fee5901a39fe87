package dev.haksa.photo.check;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A person of the set, photographed, to be put before any background.
 *
 * @param name of the person
 * @param file of {@code photos/}
 * @param alone whether nobody else's face is near, so that the photo can be used as it is
 * @param portrait head and shoulders on the photo
 * @param outline of the person on the photo
 */
record Sitter(String name, String file, Part part, boolean alone, Rectangle portrait, Polygon outline) {
    private static final List<Sitter> ALL =
            Sources.rows("people.csv").stream().map(Sitter::of).toList();

    static final Sitter ASTRONAUT = named("Eileen Collins");
    static final Sitter HOPPER = named("Grace Hopper");

    private static final Color STUDIO = new Color(150, 150, 155);

    static List<Sitter> of(Part part) {
        return ALL.stream().filter(sitter -> sitter.part == part).toList();
    }

    static Sitter named(String name) {
        return ALL.stream()
                .filter(sitter -> sitter.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Sitter of(String[] row) {
        Polygon outline = new Polygon();
        for (String point : row[8].split(" ")) {
            String[] numbers = point.split(",");
            outline.addPoint(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        }
        return new Sitter(
                row[0], row[1], Part.valueOf(row[2]), row[3].equals("yes"), Sources.rectangle(row, 4), outline);
    }

    /** As photographed where nobody else is near, otherwise before a studio's wall; moved and scaled a little. */
    BufferedImage portrait(Random random) {
        return alone ? moved(random, Sources.cut(file, portrait)) : portraitBefore(STUDIO, random);
    }

    /** The same person before a plain wall. */
    BufferedImage portraitBefore(Color wall, Random random) {
        BufferedImage photo = Sources.cut(file, portrait);
        BufferedImage feathered = feathered(photo.getWidth(), photo.getHeight());
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                photo.setRGB(x, y, mix(photo.getRGB(x, y), wall.getRGB(), feathered.getRGB(x, y) & 0xFF));
            }
        }
        return moved(random, photo);
    }

    /** The person's outline in white, its edge softer the larger the photo is. */
    private BufferedImage feathered(int width, int height) {
        BufferedImage mask = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = graphics(mask);
        draw.translate(-portrait.x, -portrait.y);
        draw.setColor(Color.WHITE);
        draw.fill(outline);
        draw.dispose();
        int size = height > PhotoCheck.HEIGHT ? 5 : 3;
        float[] soft = new float[size * size];
        Arrays.fill(soft, 1f / soft.length);
        return new ConvolveOp(new Kernel(size, size, soft), ConvolveOp.EDGE_NO_OP, null).filter(mask, null);
    }

    /** Somebody drawn: not a face for a network, but shoulders and hair before a wall. */
    static BufferedImage drawn(Color wall, boolean shaded, Random random) {
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = graphics(image);
        draw.setColor(wall);
        if (shaded) {
            draw.setPaint(new GradientPaint(0, 0, wall, 295, 367, wall.darker()));
        }
        draw.fillRect(0, 0, image.getWidth(), image.getHeight());
        double middle = 147 + random.nextInt(-8, 9);
        double head = 58 + random.nextInt(20);
        double top = 25 + random.nextInt(40);
        draw.setColor(new Color(Color.HSBtoRGB(random.nextFloat(), 0.6f, 0.15f + 0.5f * random.nextFloat())));
        double shoulders = top + 2.5 * head + 10;
        draw.fill(new Ellipse2D.Double(middle - 2.2 * head, shoulders, 4.4 * head, 420));
        draw.setColor(new Color(40 + random.nextInt(60), 30, 20));
        draw.fill(new Ellipse2D.Double(middle - head - 6, top, 2 * head + 12, 2.4 * head));
        draw.setColor(new Color(225, 185 - random.nextInt(40), 150));
        draw.fill(new Ellipse2D.Double(middle - 0.8 * head, top + 0.5 * head, 1.6 * head, 2.1 * head));
        draw.fill(new Ellipse2D.Double(middle - 0.35 * head, top + 2 * head, 0.7 * head, head));
        draw.dispose();
        return image;
    }

    static Graphics2D graphics(BufferedImage image) {
        Graphics2D draw = image.createGraphics();
        draw.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        draw.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return draw;
    }

    private static BufferedImage moved(Random random, BufferedImage photo) {
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        double share = 0.85 + 0.15 * random.nextDouble();
        double width = photo.getWidth() * share;
        double height = photo.getHeight() * share;
        double x = (photo.getWidth() - width) * (0.35 + 0.3 * random.nextDouble());
        double y = (photo.getHeight() - height) * 0.3 * random.nextDouble();
        AffineTransform placed = AffineTransform.getScaleInstance(image.getWidth() / width, image.getHeight() / height);
        placed.translate(-x, -y);
        Graphics2D draw = graphics(image);
        draw.drawImage(photo, placed, null);
        draw.dispose();
        return image;
    }

    private static int mix(int one, int other, int share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int first = one >> shift & 0xFF;
            int second = other >> shift & 0xFF;
            mixed |= (first * share + second * (255 - share)) / 255 << shift;
        }
        return mixed;
    }
}
