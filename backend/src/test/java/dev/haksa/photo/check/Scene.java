package dev.haksa.photo.check;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/**
 * A photographed picture that shows no single person who poses.
 *
 * @param name what it shows, in a word or two
 * @param file of {@code photos/}
 * @param area the part of the picture
 */
record Scene(String name, String file, Part part, Shows shows, Rectangle area) {
    private static final List<Scene> ALL =
            Sources.rows("scenes.csv").stream().map(Scene::of).toList();

    /** What is on it. */
    enum Shows {
        /** Two people or more. */
        SEVERAL,
        /** Animals, things, patterns. */
        NOBODY,
        /** A statue or a painting of somebody. */
        LIKENESS,
        /** One person who looks away or whose face is half hidden. */
        ASIDE
    }

    static List<Scene> of(Part part, Shows shows) {
        return ALL.stream()
                .filter(scene -> scene.part == part && scene.shows == shows)
                .toList();
    }

    /** The largest piece with the card's proportions, or down to a share of it, anywhere on the scene. */
    BufferedImage piece(double smallest, Random random) {
        BufferedImage whole = Sources.cut(file, area);
        double largest = Math.min(area.height, area.width * (double) PhotoCheck.HEIGHT / PhotoCheck.WIDTH);
        double height = largest * (smallest + (1 - smallest) * random.nextDouble());
        double width = height * PhotoCheck.WIDTH / PhotoCheck.HEIGHT;
        int x = (int) ((area.width - width) * random.nextDouble());
        int y = (int) ((area.height - height) * random.nextDouble());
        BufferedImage image = new BufferedImage(PhotoCheck.WIDTH, PhotoCheck.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = Sitter.graphics(image);
        draw.drawImage(whole, 0, 0, image.getWidth(), image.getHeight(), x, y, x + (int) width, y + (int) height, null);
        draw.dispose();
        return image;
    }

    private static Scene of(String[] row) {
        return new Scene(row[0], row[1], Part.valueOf(row[2]), Shows.valueOf(row[3]), Sources.rectangle(row, 4));
    }
}
