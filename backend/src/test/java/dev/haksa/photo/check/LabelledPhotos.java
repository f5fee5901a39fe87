package dev.haksa.photo.check;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Some hundred pictures of the card's size, good and bad, made by a seeded generator from people and things of one part. */
final class LabelledPhotos {
    static final String PORTRAITS = "portraits as photographed";
    static final String WALLS = "portraits before a plain wall";
    static final String DRAWN = "drawn people before a wall";
    static final String MARGINS = "portraits with margins";
    static final String HIDDEN_MARGINS = "margins in the colour of the wall";
    static final String BLANK = "blank sheets, shadows, noise";
    static final String BLACK_BELOW = "black margins below";
    static final String UNDEREXPOSED = "portraits without light in the shadows";
    static final String TWO = "two people put together";
    static final String TOGETHER = "people photographed together";
    static final String LIKENESS = "statues and paintings of people";
    static final String ASIDE = "people who look away or hide their face";
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

    /** Pictures of each person, so that many people count more than many variations. */
    private static final int EACH = 4;

    private static final int PAIRS = 24;
    private static final int LYING = 36;

    private final Random random;
    private final Part part;
    private final List<Sitter> sitters;
    private final List<LabelledPhoto> photos = new ArrayList<>();
    private final List<Sitter> waiting = new ArrayList<>();

    private LabelledPhotos(Part part, long seed) {
        this.random = new Random(seed);
        this.part = part;
        this.sitters = Sitter.of(part);
    }

    static List<LabelledPhoto> all(Part part, long seed) {
        LabelledPhotos labelled = new LabelledPhotos(part, seed);
        labelled.people();
        labelled.drawn();
        labelled.underexposed();
        labelled.margins();
        labelled.hiddenMargins();
        labelled.blackBelow();
        labelled.blanks();
        labelled.pairs();
        labelled.several();
        labelled.nobody();
        labelled.turned();
        labelled.lookalikes();
        return labelled.photos;
    }

    private void people() {
        for (int i = 0; i < EACH; i++) {
            for (Sitter sitter : sitters) {
                if (sitter.alone()) {
                    add(PORTRAITS, sitter.name(), sitter.name() + " " + i, lit(sitter.portrait(random)), Set.of());
                }
                Color wall = wall();
                add(
                        WALLS,
                        sitter.name(),
                        sitter.name() + " before " + name(wall),
                        lit(sitter.portraitBefore(wall, random)),
                        Set.of());
            }
        }
    }

    private void drawn() {
        for (int i = 0; i < 30; i++) {
            Color wall = WALL_COLOURS[i % WALL_COLOURS.length];
            addUnknown(DRAWN, "drawn", "before " + name(wall), Sitter.drawn(wall, i % 2 == 1, random), Set.of());
        }
    }

    private void underexposed() {
        for (int i = 0; i < 2; i++) {
            for (Sitter sitter : sitters) {
                Color wall = wall();
                add(
                        UNDEREXPOSED,
                        sitter.name(),
                        sitter.name() + " before " + name(wall),
                        clipped(sitter.portraitBefore(wall, random)),
                        Set.of());
            }
        }
    }

    private void margins() {
        int count = 0;
        for (Set<FindingCode> sides : SIDES) {
            for (int share : SHARES) {
                for (Color colour : MARGIN_COLOURS) {
                    Sitter sitter = sitter();
                    count++;
                    BufferedImage inner = count % 3 == 0
                            ? sitter.portraitBefore(new Color(120, 170, 220), random)
                            : sitter.portrait(random);
                    int grain = colour == MARGIN_COLOURS[3] ? GRAIN : 0;
                    add(
                            MARGINS,
                            sitter.name(),
                            share + " % " + name(colour) + " " + sides + " " + sitter.name(),
                            framed(inner, sides, share, colour, grain),
                            sides);
                }
            }
        }
    }

    private void hiddenMargins() {
        for (int i = 0; i < 24; i++) {
            Set<FindingCode> sides = SIDES.get(i % 4);
            Color wall = WALL_COLOURS[i % 3];
            Sitter sitter = sitter();
            BufferedImage inner = sitter.portraitBefore(wall, random);
            int share = SHARES[i % SHARES.length];
            add(
                    HIDDEN_MARGINS,
                    sitter.name(),
                    share + " % " + name(wall) + " " + sides + " " + sitter.name(),
                    framed(inner, sides, share, wall, 0),
                    sides);
        }
    }

    private void blackBelow() {
        Set<FindingCode> below = EnumSet.of(FindingCode.MARGIN_BOTTOM);
        for (int i = 0; i < 2 * sitters.size(); i++) {
            Sitter sitter = sitter();
            Color black = i % 2 == 0 ? Color.BLACK : new Color(12, 12, 16);
            int share = SHARES[1 + i % (SHARES.length - 1)];
            BufferedImage inner = lit(sitter.portraitBefore(wall(), random));
            add(
                    BLACK_BELOW,
                    sitter.name(),
                    share + " % " + name(black) + " " + sitter.name(),
                    framed(inner, below, share, black, 0),
                    below);
        }
    }

    private void blanks() {
        Set<FindingCode> wrong = EnumSet.of(FindingCode.UNIFORM, FindingCode.NO_FACE);
        for (Color colour : WALL_COLOURS) {
            add(BLANK, "sheet", "sheet " + name(colour), filled(colour, colour), wrong);
            add(BLANK, "shadow", "shadow " + name(colour), filled(colour, colour.darker()), wrong);
            add(BLANK, "noise", "noise " + name(colour), noisy(filled(colour, colour), 25), wrong);
        }
    }

    private void pairs() {
        for (int i = 0; i < PAIRS; i++) {
            Sitter one = sitter();
            Sitter other = sitter();
            BufferedImage image = filled(Color.GRAY, Color.GRAY);
            Graphics2D draw = Sitter.graphics(image);
            int width = 140 + random.nextInt(16);
            draw.drawImage(one.portrait(random), width / 2 - 147, 0, null);
            draw.setClip(width, 0, 295 - width, 367);
            draw.drawImage(other.portrait(random), (width + 295) / 2 - 147, 0, null);
            draw.dispose();
            String names = one.name() + " and " + other.name();
            add(TWO, names, names, image, EnumSet.of(FindingCode.SEVERAL_FACES));
        }
    }

    private void several() {
        for (Scene scene : Scene.of(part, Scene.Shows.SEVERAL)) {
            for (int i = 0; i < EACH; i++) {
                add(
                        TOGETHER,
                        scene.name(),
                        scene.name() + " " + i,
                        lit(scene.piece(0.95, random)),
                        EnumSet.of(FindingCode.SEVERAL_FACES));
            }
        }
    }

    private void nobody() {
        for (Scene scene : Scene.of(part, Scene.Shows.NOBODY)) {
            for (int i = 0; i < EACH; i++) {
                add(
                        NOBODY,
                        scene.name(),
                        scene.name() + " " + i,
                        scene.piece(0.6, random),
                        EnumSet.of(FindingCode.NO_FACE));
            }
        }
    }

    private void turned() {
        for (int i = 0; i < LYING; i++) {
            int quarters = 1 + i % 3;
            Sitter sitter = sitter();
            BufferedImage upright = i % 2 == 0 ? sitter.portrait(random) : sitter.portraitBefore(wall(), random);
            BufferedImage image = filled(Color.GRAY, Color.GRAY);
            Graphics2D draw = Sitter.graphics(image);
            double scale = quarters % 2 == 0 ? 1 : 367.0 / 295;
            draw.translate(147.5, 183.5);
            draw.rotate(quarters * Math.PI / 2);
            draw.scale(scale, scale);
            draw.drawImage(upright, -148, -184, null);
            draw.dispose();
            String name = quarters * 90 + " degrees " + sitter.name();
            add(TURNED, sitter.name(), name, image, EnumSet.of(FindingCode.TURNED));
        }
    }

    /** What the model was not made for: told, but not counted among the rest. */
    private void lookalikes() {
        for (Scene scene : Scene.of(part, Scene.Shows.LIKENESS)) {
            for (int i = 0; i < EACH; i++) {
                addUnknown(LIKENESS, scene.name(), scene.name() + " " + i, scene.piece(0.9, random), Set.of());
            }
        }
        for (Scene scene : Scene.of(part, Scene.Shows.ASIDE)) {
            for (int i = 0; i < EACH; i++) {
                addUnknown(ASIDE, scene.name(), scene.name() + " " + i, lit(scene.piece(0.95, random)), Set.of());
            }
        }
    }

    /** Everybody equally often, each time in another order. */
    private Sitter sitter() {
        if (waiting.isEmpty()) {
            waiting.addAll(sitters);
            Collections.shuffle(waiting, random);
        }
        return waiting.removeLast();
    }

    private Color wall() {
        return WALL_COLOURS[random.nextInt(WALL_COLOURS.length)];
    }

    private void add(String group, String source, String name, BufferedImage image, Set<FindingCode> wrong) {
        photos.add(new LabelledPhoto(group, source, name, encoded(image), Set.copyOf(wrong), true));
    }

    private void addUnknown(String group, String source, String name, BufferedImage image, Set<FindingCode> wrong) {
        photos.add(new LabelledPhoto(group, source, name, encoded(image), Set.copyOf(wrong), false));
    }

    private byte[] encoded(BufferedImage image) {
        return Jpegs.encode(image, 0.6 + 0.35 * random.nextDouble());
    }

    private BufferedImage framed(BufferedImage inner, Set<FindingCode> sides, int share, Color colour, int grain) {
        BufferedImage image = noisy(filled(colour, colour), grain);
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
        return noisy(toned(image, light, 0), random.nextInt(7));
    }

    /** So dark that clothes become black altogether. */
    private BufferedImage clipped(BufferedImage image) {
        double light = 0.5 + 0.4 * random.nextDouble();
        return toned(image, light, 15 + random.nextInt(25));
    }

    private static BufferedImage toned(BufferedImage image, double light, int darker) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                image.setRGB(
                        x,
                        y,
                        octet((pixel >> 16 & 0xFF) * light - darker) << 16
                                | octet((pixel >> 8 & 0xFF) * light - darker) << 8
                                | octet((pixel & 0xFF) * light - darker));
            }
        }
        return image;
    }

    private BufferedImage noisy(BufferedImage image, int deviation) {
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

    private static int octet(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static String name(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xFFFFFF);
    }
}
