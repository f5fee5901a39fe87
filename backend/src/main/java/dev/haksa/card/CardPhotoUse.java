package dev.haksa.card;

import dev.haksa.card.store.EntryPictures;
import dev.haksa.photo.PhotoUse;
import dev.haksa.regulation.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells staff that a roster has to confirm a photo again (안내 2. ③): otherwise the student falls out of the list. */
@ApplicationScoped
class CardPhotoUse implements PhotoUse {
    private final EntryPictures pictures;

    CardPhotoUse(EntryPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public Uni<List<Violation>> afterReplacement(SqlClient client, String studentNumber, @Nullable UUID counting) {
        return pictures.counted(client, studentNumber, counting)
                .map(counted -> counted.stream().map(CardPhotoUse::warning).toList());
    }

    private static Violation warning(EntryPictures.Counted counted) {
        String code = counted.approved() ? "CARD_APPROVED_PHOTO_REPLACED" : "CARD_CONFIRM_PHOTO_AGAIN";
        return new Violation(
                code, "card.2.2", Map.of("campaign", counted.campaign(), "department", counted.department()));
    }
}
