package dev.haksa.enrollment;

/**
 * A student's place on a waiting list at one moment. It only ever falls.
 *
 * @param position 1 is the next to be offered a seat
 * @param waiting students on the list
 * @param seatsFreed seats given back or added since the student joined
 * @param rehearsal whether it is a section of a rehearsal
 */
public record WaitlistPlace(
        String studentNumber, int sectionId, int position, int waiting, int seatsFreed, boolean rehearsal) {}
