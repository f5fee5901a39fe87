package dev.haksa.photo.check;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Some hundred pictures of the card's size, good and bad, made from few by a seeded generator. */
final class LabelledPhotos {
    static final String PORTRAITS = "portraits as photographed";
    static final String WALLS = "portraits before a plain wall";
    static final String DRAWN = "drawn people before a wall";
    static final String MARGINS = "portraits with margins";
    static final String HIDDEN_MARGINS = "margins in the colour of the wall";
    static final String BLANK = "blank sheets, shadows, noise";
    static final String TWO = "two people";
    static final String NOBODY = "animals and things";
    static final String TURNED = "people lying or upside down";

    private static final Color[] WALL_COLOURS = {
        Color.WHITE,
        new Color(240, 240, 245),
        new Color(200, 205, 210),
        new Color(120, 170, 220),
        new Color(60, 110, 190),
        new Color(20, 50, 120),
        new Color(190, 30, 40),
        new Color(90, 90, 90),
        Color.BLACK,
        new Color(245, 230, 200),
        new Color(150, 200, 150),
        new Color(230, 200, 210)
    };
    private static final List<Set<FindingCode>> SIDES = List.of(
            EnumSet.of(FindingCode.MARGIN_LEFT),
            EnumSet.of(FindingCode.MARGIN_RIGHT),
            EnumSet.of(FindingCode.MARGIN_TOP),
            EnumSet.of(FindingCode.MARGIN_BOTTOM),
            EnumSet.of(FindingCode.MARGIN_LEFT, FindingCode.MARGIN_RIGHT),
            EnumSet.of(FindingCode.MARGIN_TOP, FindingCode.MARGIN_BOTTOM),
            EnumSet.of(
                    FindingCode.MARGIN_LEFT,
                    FindingCode.MARGIN_RIGHT,
                    FindingCode.MARGIN_TOP,
                    FindingCode.MARGIN_BOTTOM));
    private static final int[] SHARES = {1, 2, 4, 8, 12, 20};
    private static final Color[] MARGIN_COLOURS = {
        Color.WHITE, Color.BLACK, new Color(128, 128, 128), new Color(60, 90, 60)
    };
    /** The last of these colours is grainy. */
    private static final int GRAIN = 12;

    private final Random random;
    private final List<LabelledPhoto> photos = new ArrayList<>();

    private LabelledPhotos(long seed) {
        this.random = new Random(seed);
    }

    static List<LabelledPhoto> all(long seed) {
        LabelledPhotos labelled = new LabelledPhotos(seed);
        labelled.people();
        labelled.margins();
        labelled.hiddenMargins();
        labelled.blanks();
        labelled.pairs();
        labelled.nobody();
        labelled.turned();
        return labelled.photos;
    }

    private void people() {
        for (int i = 0; i < 30; i++) {
            for (Sitter sitter : Sitter.values()) {
                add(PORTRAITS, sitter + " " + i, lit(sitter.portrait(random)), Set.of(), true);
                Color wall = WALL_COLOURS[i % WALL_COLOURS.length];
                add(WALLS, sitter + " before " + name(wall), lit(sitter.portraitBefore(wall, random)), Set.of(), true);
            }
            Color wall = WALL_COLOURS[i % WALL_COLOURS.length];
            add(DRAWN, "before " + name(wall), Sitter.drawn(wall, i % 2 == 1, random), Set.of(), false);
        }
    }

    private void margins() {
        int count = 0;
        for (Set<FindingCode> sides : SIDES) {
            for (int share : SHARES) {
                for (Color colour : MARGIN_COLOURS) {
                    Sitter sitter = Sitter.values()[random.nextInt(2)];
                    count++;
                    BufferedImage inner = count % 3 == 0
                            ? sitter.portraitBefore(new Color(120, 170, 220), random)
                            : sitter.portrait(random);
                    int grain = colour == MARGIN_COLOURS[3] ? GRAIN : 0;
                    add(
                            MARGINS,
                            share + " % " + name(colour) + " " + sides,
                            framed(inner, sides, share, colour, grain),
                            sides,
                            true);
                }
            }
        }
    }

    private void hiddenMargins() {
        for (int i = 0; i < 24; i++) {
            Set<FindingCode> sides = SIDES.get(i % 4);
            Color wall = WALL_COLOURS[i % 3];
            BufferedImage inner = Sitter.values()[i % 2].portraitBefore(wall, random);
            int share = SHARES[i % SHARES.length];
            add(HIDDEN_MARGINS, share + " % " + name(wall) + sides, framed(inner, sides, share, wall, 0), sides, true);
        }
    }

    private void blanks() {
        Set<FindingCode> wrong = EnumSet.of(FindingCode.UNIFORM, FindingCode.NO_FACE);
        for (int i = 0; i < 12; i++) {
            Color colour = WALL_COLOURS[i];
            add(BLANK, "sheet " + name(colour), filled(colour, colour), wrong, true);
            add(BLANK, "shadow " + name(colour), filled(colour, colour.darker()), wrong, true);
            add(BLANK, "noise " + name(colour), noisy(filled(colour, colour), 25), wrong, true);
        }
    }

    private void pairs() {
        for (int i = 0; i < 24; i++) {
            BufferedImage left = Sitter.values()[i % 2].portrait(random);
            BufferedImage right = Sitter.values()[(i / 2) % 2].portrait(random);
            BufferedImage image = filled(Color.GRAY, Color.GRAY);
            Graphics2D draw = Sitter.graphics(image);
            int width = 140 + random.nextInt(20);
            draw.drawImage(left, 0, 30, width, 337, 40, 0, 255, 367, null);
            draw.drawImage(right, width, 30, 295, 337, 40, 0, 255, 367, null);
            draw.dispose();
            add(TWO, "pair " + i, fullHeight(image), EnumSet.of(FindingCode.SEVERAL_FACES), true);
        }
    }

    private void nobody() {
        String[] files = {"cat.jpg", "coffee.jpg", "rocket.jpg", "bricks.jpg"};
        for (int i = 0; i < 40; i++) {
            BufferedImage source = Jpegs.picture(files[i % files.length]);
            double height = source.getHeight() * (0.6 + 0.4 * random.nextDouble());
            double width = height * PhotoCheck.WIDTH / PhotoCheck.HEIGHT;
            int x = (int) ((source.getWidth() - width) * random.nextDouble());
            int y = (int) ((source.getHeight() - height) * random.nextDouble());
            BufferedImage image = filled(Color.GRAY, Color.GRAY);
            Graphics2D draw = Sitter.graphics(image);
            draw.drawImage(source, 0, 0, 295, 367, x, y, x + (int) width, y + (int) height, null);
            draw.dispose();
            add(NOBODY, files[i % files.length] + " " + i, image, EnumSet.of(FindingCode.NO_FACE), true);
        }
    }

    private void turned() {
        for (int i = 0; i < 36; i++) {
            int quarters = 1 + i % 3;
            BufferedImage upright = i % 2 == 0
                    ? Sitter.values()[i / 2 % 2].portrait(random)
                    : Sitter.values()[i / 2 % 2].portraitBefore(WALL_COLOURS[i % WALL_COLOURS.length], random);
            BufferedImage image = filled(Color.GRAY, Color.GRAY);
            Graphics2D draw = Sitter.graphics(image);
            double scale = quarters % 2 == 0 ? 1 : 367.0 / 295;
            draw.translate(147.5, 183.5);
            draw.rotate(quarters * Math.PI / 2);
            draw.scale(scale, scale);
            draw.drawImage(upright, -148, -184, null);
            draw.dispose();
            add(TURNED, quarters * 90 + " degrees " + i, image, EnumSet.of(FindingCode.TURNED), true);
        }
    }

    private void add(String group, String name, BufferedImage image, Set<FindingCode> wrong, boolean facesKnown) {
        double quality = 0.6 + 0.35 * random.nextDouble();
        photos.add(new LabelledPhoto(group, name, image, Jpegs.encode(image, quality), Set.copyOf(wrong), facesKnown));
    }

    static BufferedImage framed(
            BufferedImage inner, Set<FindingCode> sides, int share, Color colour, int grain, Random random) {
        BufferedImage image = noisy(filled(colour, colour), grain, random);
        int across = Math.max(2, Math.round(PhotoCheck.WIDTH * share / 100f));
        int down = Math.max(2, Math.round(PhotoCheck.HEIGHT * share / 100f));
        Rectangle rest = new Rectangle(0, 0, PhotoCheck.WIDTH, PhotoCheck.HEIGHT);
        if (sides.contains(FindingCode.MARGIN_LEFT)) {
            rest.x += across;
            rest.width -= across;
        }
        if (sides.contains(FindingCode.MARGIN_RIGHT)) {
            rest.width -= across;
        }
        if (sides.contains(FindingCode.MARGIN_TOP)) {
            rest.y += down;
            rest.height -= down;
        }
        if (sides.contains(FindingCode.MARGIN_BOTTOM)) {
            rest.height -= down;
        }
        Graphics2D draw = Sitter.graphics(image);
        draw.drawImage(inner, rest.x, rest.y, rest.width, rest.height, null);
        draw.dispose();
        return image;
    }

    private BufferedImage framed(BufferedImage inner, Set<FindingCode> sides, int share, Color colour, int grain) {
        return framed(inner, sides, share, colour, grain, random);
    }

    static BufferedImage filled(Color top, Color bottom) {
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        draw.setPaint(new GradientPaint(0, 0, top, 200, 367, bottom));
        draw.fillRect(0, 0, image.getWidth(), image.getHeight());
        draw.dispose();
        return image;
    }

    /** Darker or brighter, with the grain of a small camera. */
    private BufferedImage lit(BufferedImage image) {
        double light = 0.6 + 0.6 * random.nextDouble();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                image.setRGB(
                        x,
                        y,
                        octet((pixel >> 16 & 0xFF) * light) << 16
                                | octet((pixel >> 8 & 0xFF) * light) << 8
                                | octet((pixel & 0xFF) * light));
            }
        }
        return noisy(image, random.nextInt(7));
    }

    private BufferedImage noisy(BufferedImage image, int deviation) {
        return noisy(image, deviation, random);
    }

    private static BufferedImage noisy(BufferedImage image, int deviation, Random random) {
        for (int y = 0; y < image.getHeight() && deviation > 0; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                double change = deviation * random.nextGaussian();
                image.setRGB(
                        x,
                        y,
                        octet((pixel >> 16 & 0xFF) + change) << 16
                                | octet((pixel >> 8 & 0xFF) + change) << 8
                                | octet((pixel & 0xFF) + change));
            }
        }
        return image;
    }

    /** A pair stands in a strip; the strip is stretched to the whole height. */
    private static BufferedImage fullHeight(BufferedImage image) {
        BufferedImage full = filled(Color.GRAY, Color.GRAY);
        Graphics2D draw = Sitter.graphics(full);
        draw.drawImage(image, 0, 0, 295, 367, 0, 30, 295, 337, null);
        draw.dispose();
        return full;
    }

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static String name(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xFFFFFF);
    }
}
