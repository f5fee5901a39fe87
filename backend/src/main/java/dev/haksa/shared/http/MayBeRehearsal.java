package dev.haksa.shared.http;

/** An answer that may be about a rehearsal; if it is, the header says so too. */
public interface MayBeRehearsal {
    /** Whether it is about a rehearsal, where nothing has any effect. */
    boolean rehearsal();
}
