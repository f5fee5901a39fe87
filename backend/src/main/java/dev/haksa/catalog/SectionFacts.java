package dev.haksa.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What admission needs to know of a section. Seats are not among it: they change with every admission.
 *
 * @param rehearsal whether students only practise in it
 * @param open false once the section is closed (폐강)
 * @param classTimes sorted, without overlaps
 * @param examSlot when the exam is; null while none is set
 * @param factsVersion grows with every change of the other values
 */
public record SectionFacts(
        int sectionId,
        int termId,
        boolean rehearsal,
        int courseId,
        String courseNumber,
        String sectionNumber,
        String title,
        int credits,
        Category category,
        boolean open,
        List<ClassTime> classTimes,
        @Nullable ExamSlot examSlot,
        long factsVersion) {
    /** Copies the class times. */
    public SectionFacts {
        classTimes = List.copyOf(classTimes);
    }
}
