package dev.haksa.privacy;

import dev.haksa.privacy.domain.ResidentNumber;
import dev.haksa.privacy.store.ParticularsRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
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

    /** A number on record as far as it may be told. */
    public record KnownNumber(String masked, LocalDate birthDate) {}

    /** The number on record of a student, masked, with the birth date that it tells; null without one. */
    public Uni<@Nullable KnownNumber> number(SqlClient client, String studentNumber) {
        return numbers.find(client, studentNumber)
                .map(stored -> stored == null
                        ? null
                        : new KnownNumber(stored.masked(), ResidentNumber.birthDateOfMasked(stored.masked())));
    }

    /** Sex and masked number of a student. Whether the caller may know them is for the asking feature to decide. */
    public Uni<Identity> of(String studentNumber) {
        return particulars
                .find(studentNumber)
                .chain(known -> numbers.find(studentNumber)
                        .map(stored -> new Identity(known.sex(), stored == null ? null : stored.masked())));
    }
}
