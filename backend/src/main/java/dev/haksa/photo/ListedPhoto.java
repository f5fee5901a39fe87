package dev.haksa.photo;

/**
 * A photo with whom it is to show, for those who compare.
 *
 * @param departmentId of the student
 */
public record ListedPhoto(StudentPhoto photo, String studentName, int departmentId, String departmentName) {
    /** The same with the photo as it is now. */
    public ListedPhoto with(StudentPhoto now) {
        return new ListedPhoto(now, studentName, departmentId, departmentName);
    }
}
