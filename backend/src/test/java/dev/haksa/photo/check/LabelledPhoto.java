package dev.haksa.photo.check;

import java.awt.image.BufferedImage;
import java.util.Set;

/**
 * A picture and what is wrong with it.
 *
 * @param group of pictures that were made alike
 * @param name tells how it was made
 * @param wrong what a perfect check would find
 * @param facesKnown whether it tells anything about finding faces; a drawn person does not
 */
record LabelledPhoto(
        String group, String name, BufferedImage image, byte[] jpeg, Set<FindingCode> wrong, boolean facesKnown) {}
