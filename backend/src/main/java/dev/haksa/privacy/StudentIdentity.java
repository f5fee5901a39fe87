package dev.haksa.privacy;

import dev.haksa.privacy.store.ParticularsRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The door for features that print who somebody is: never more than the masked number. */
@ApplicationScoped
public class StudentIdentity {
    private final ResidentNumberRows numbers;
    private final ParticularsRows particulars;

    StudentIdentity(ResidentNumberRows numbers, ParticularsRows particulars) {
        this.numbers = numbers;
        this.particulars = particulars;
    }

    /** What is known; null for what is not. */
    public record Identity(@Nullable Sex sex, @Nullable String maskedNumber) {}

    /** Sex and masked number of a student. Whether the caller may know them is for the asking feature to decide. */
    public Uni<Identity> of(String studentNumber) {
        return particulars
                .find(studentNumber)
                .chain(known -> numbers.find(studentNumber)
                        .map(stored -> new Identity(known.sex(), stored == null ? null : stored.masked())));
    }
}
