package dev.haksa.shared.files;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;

/** A feature whose rows refer to files; every such feature has one, or its files are taken for orphans. */
public interface FileOwner {
    /** Those of the files that a row refers to. */
    Uni<Set<String>> inUse(Collection<String> sha256s);
}
