package dev.haksa.photo.check;

import java.util.Set;

/**
 * A picture and what is wrong with it.
 *
 * @param group of pictures that were made alike
 * @param source the person or thing on it; pictures of one source resemble each other
 * @param name tells how it was made
 * @param wrong what a perfect check would find
 * @param facesKnown whether it tells anything about finding faces; a drawn person does not
 */
record LabelledPhoto(
        String group, String source, String name, byte[] jpeg, Set<FindingCode> wrong, boolean facesKnown) {}
