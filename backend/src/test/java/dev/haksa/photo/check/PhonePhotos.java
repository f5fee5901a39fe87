package dev.haksa.photo.check;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Photos as telephones take them: 3000 × 4000 pixels. */
final class PhonePhotos {
    private static final List<Sitter> PEOPLE = List.of(Sitter.ASTRONAUT, Sitter.HOPPER);

    private PhonePhotos() {}

    static List<byte[]> some(int count) {
        Random random = new Random(5);
        List<byte[]> photos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BufferedImage portrait = PEOPLE.get(i % PEOPLE.size()).portrait(random);
            BufferedImage large = new BufferedImage(3000, 4000, BufferedImage.TYPE_INT_RGB);
            Graphics2D draw = Sitter.graphics(large);
            draw.drawImage(portrait, 0, 0, 3000, 4000, null);
            draw.dispose();
            photos.add(Jpegs.encode(large, 0.9, i % 4 == 3));
        }
        return photos;
    }
}
