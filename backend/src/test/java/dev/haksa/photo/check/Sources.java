package dev.haksa.photo.check;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Tables and pictures in {@code photos/}, from which the set is made; the README there has origins and licences. */
final class Sources {
    private static final Map<String, BufferedImage> PICTURES = new ConcurrentHashMap<>();

    private Sources() {}

    /** The rows of a table without its heading; fields are separated by semicolons. */
    static List<String[]> rows(String table) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Sources.class.getClassLoader().getResourceAsStream("photos/" + table), table),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(";", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Left, top, width and height from a row. */
    static Rectangle rectangle(String[] row, int first) {
        return new Rectangle(
                Integer.parseInt(row[first]),
                Integer.parseInt(row[first + 1]),
                Integer.parseInt(row[first + 2]),
                Integer.parseInt(row[first + 3]));
    }

    /** A copy of a part of a picture. */
    static BufferedImage cut(String file, Rectangle part) {
        BufferedImage picture = PICTURES.computeIfAbsent(file, Jpegs::picture);
        BufferedImage copy = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = copy.createGraphics();
        draw.drawImage(picture, -part.x, -part.y, null);
        draw.dispose();
        return copy;
    }
}
