package dev.haksa.privacy;

/** A full resident number, and the entry that says who saw it. */
public record OpenedNumber(String number, NumberRead read) {
    /** Never the number itself, so that no log holds it. */
    @Override
    public String toString() {
        return "OpenedNumber[" + read.id() + "]";
    }
}
