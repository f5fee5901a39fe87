package dev.haksa.photo.check;

import java.awt.Color;
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
import java.util.Random;

/** People of the set, to be put before any background: two photographed, any number drawn. */
enum Sitter {
    ASTRONAUT("astronaut.jpg", new Rectangle(75, 0, 300, 373), new int[][] {
        {152, 95},
        {158, 60},
        {185, 30},
        {225, 15},
        {265, 25},
        {292, 55},
        {300, 95},
        {285, 125},
        {265, 150},
        {258, 172},
        {285, 195},
        {303, 225},
        {325, 245},
        {350, 275},
        {362, 330},
        {362, 512},
        {20, 512},
        {30, 330},
        {45, 280},
        {75, 245},
        {112, 215},
        {120, 180},
        {145, 155},
        {185, 148},
        {175, 125}
    }),
    HOPPER("hopper.jpg", new Rectangle(30, 10, 460, 572), new int[][] {
        {150, 100},
        {172, 85},
        {176, 58},
        {205, 35},
        {258, 22},
        {312, 36},
        {350, 66},
        {370, 92},
        {372, 150},
        {378, 195},
        {366, 262},
        {350, 302},
        {332, 318},
        {355, 332},
        {440, 368},
        {490, 400},
        {512, 462},
        {512, 600},
        {12, 600},
        {25, 470},
        {45, 405},
        {66, 368},
        {170, 335},
        {200, 318},
        {168, 272},
        {152, 210}
    });

    private final String file;
    private final Rectangle portrait;
    private final Polygon outline;

    Sitter(String file, Rectangle portrait, int[][] outline) {
        this.file = file;
        this.portrait = portrait;
        this.outline = new Polygon(
                Arrays.stream(outline).mapToInt(point -> point[0]).toArray(),
                Arrays.stream(outline).mapToInt(point -> point[1]).toArray(),
                outline.length);
    }

    /** As photographed, head and shoulders; moved and scaled a little. */
    BufferedImage portrait(Random random) {
        return portrait(random, Jpegs.picture(file));
    }

    /** The same person before a plain wall. */
    BufferedImage portraitBefore(Color wall, Random random) {
        BufferedImage photo = Jpegs.picture(file);
        BufferedImage mask = new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = graphics(mask);
        draw.setColor(Color.WHITE);
        draw.fill(outline);
        draw.dispose();
        float[] soft = new float[25];
        Arrays.fill(soft, 1f / soft.length);
        BufferedImage feathered =
                new ConvolveOp(new Kernel(5, 5, soft), ConvolveOp.EDGE_NO_OP, null).filter(mask, null);
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                photo.setRGB(x, y, mix(photo.getRGB(x, y), wall.getRGB(), feathered.getRGB(x, y) & 0xFF));
            }
        }
        return portrait(random, photo);
    }

    /** Somebody drawn: not a face for a network, but shoulders and hair before a wall. */
    static BufferedImage drawn(Color wall, boolean shaded, Random random) {
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = graphics(image);
        draw.setColor(wall);
        if (shaded) {
            draw.setPaint(new java.awt.GradientPaint(0, 0, wall, 295, 367, wall.darker()));
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

    private BufferedImage portrait(Random random, BufferedImage photo) {
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        double share = 0.85 + 0.15 * random.nextDouble();
        double width = portrait.width * share;
        double height = portrait.height * share;
        double x = portrait.x + (portrait.width - width) * (0.35 + 0.3 * random.nextDouble());
        double y = portrait.y + (portrait.height - height) * 0.3 * random.nextDouble();
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
