package dev.haksa.photo;

import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.FileLinks;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Where the pictures of photos are. */
@ApplicationScoped
class PhotoPictures {
    private static final Duration LINK_LIFE = Duration.ofMinutes(10);
    private static final String JPEG = "image/jpeg";

    private final FileLinks links;

    PhotoPictures(FileLinks links) {
        this.links = links;
    }

    /** The picture of a photo; 404 when it is no longer kept. */
    static FileLink of(StudentPhoto photo) {
        if (photo.contentRemovedAt() != null) {
            throw ProblemException.notFound("photo content", photo.id());
        }
        return new FileLink(photo.sha256(), JPEG, photo.studentNumber() + ".jpg");
    }

    /** The same as a link for the caller that works without login for some minutes. */
    SignedLink link(StudentPhoto photo, Caller caller) {
        return links.sign(of(photo), LINK_LIFE, caller.id());
    }

    /** A listed photo with a link to its picture, as long as that is kept. */
    ListedPhoto linked(ListedPhoto listed, Caller caller) {
        return listed.photo().contentRemovedAt() == null ? listed.linked(link(listed.photo(), caller)) : listed;
    }
}
