package dev.haksa.photoregister;

import dev.haksa.shared.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** One import of each account at a time on this machine, so that nobody keeps all the others from sending theirs. */
@Singleton
class ImportPlaces {
    private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();

    /** The place of an account from the first byte of its archive until its photos are put in. */
    final class Place {
        private final String account;
        private volatile @Nullable UUID accepted;

        private Place(String account) {
            this.account = account;
        }

        /** Its archive is accepted, and this is where to look for what comes of it. */
        void accept(UUID id) {
            accepted = id;
        }

        /** Lets the account send another one; once more changes nothing. */
        void giveBack() {
            places.remove(account, this);
        }

        private ProblemException refusal() {
            UUID id = accepted;
            return id == null
                    ? ProblemException.conflict("PHOTO_IMPORT_ARRIVING", Map.of())
                    : ProblemException.conflict(
                            "PHOTO_IMPORT_UNDER_WAY", Map.of("import", id, "address", "/api/v1/photo-imports/" + id));
        }
    }

    /** The place of an account; 409, with the address of the import that has it, when it is taken. */
    Place take(String account) {
        Place mine = new Place(account);
        Place other = places.putIfAbsent(account, mine);
        if (other != null) {
            throw other.refusal();
        }
        return mine;
    }
}
