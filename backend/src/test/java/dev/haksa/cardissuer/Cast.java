package dev.haksa.cardissuer;

import dev.haksa.cardissuer.StoryPhotos.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The students of 2024 to whom something happens, and the first photo that each of them sends. Whoever is not named here
 * sends a good photo in time and gets the card by mobile.
 */
enum Cast {
    /** From abroad: on paper. */
    FOREIGNER(Place.FIRE),
    /** Born on 2005-03-18, so of age while the campaign runs. */
    MINOR(Place.FIRE),
    /** Has had a card since 2022 and lost it. */
    LOST(Place.FIRE),
    /** Will be refused on mobile as a potential customer. */
    POTENTIAL_CUSTOMER(Place.FIRE),
    /** Will be refused on mobile for a security hold. */
    SECURITY_HOLD(Place.FIRE),
    /** Whose approved photo turns out to be somebody else when the department looks once more. */
    STRANGER(Place.FIRE),
    /** Sends a photo at the last minute, which nobody reviews. */
    LAST_MINUTE(Place.FIRE, Shot.NONE),
    NO_PHOTO(Place.FIRE, Shot.NONE),
    PNG(Place.FIRE, Shot.refused("PHOTO_NOT_JPEG", Portraits::png)),
    TRUNCATED(Place.FIRE, Shot.refused("PHOTO_BROKEN", Portraits::truncated)),
    LANDSCAPE(Place.FIRE, Shot.refused("PHOTO_LANDSCAPE", () -> Portraits.jpeg(367, 295))),
    LAID_BY_CAMERA(Place.FIRE, Shot.refused("PHOTO_LANDSCAPE", () -> StoryPhotos.laidByCamera(3))),
    POLYGLOT(Place.FIRE, Shot.refused("PHOTO_POLYGLOT", Portraits::polyglot)),
    BOMB(Place.FIRE, Shot.refused("PHOTO_TOO_LARGE_PICTURE", () -> StoryPhotos.bomb(4))),
    THUMBNAIL(
            Place.FIRE,
            Shot.refused("PHOTO_TOO_SMALL", () -> Portraits.jpeg(120, 160)).cropped()),
    TOO_LONG(Place.FIRE, Shot.tooLong(Portraits::tooLong)),
    /** Sends a photo of another size first, and then lets it be cut. */
    WRONG_SIZE(Place.FIRE, Shot.refused("PHOTO_WRONG_SIZE", () -> StoryPhotos.snapshot(5, 300, 400))),
    /** The camera was held sideways and said so. */
    TURNED_BY_CAMERA(Place.FIRE, Shot.good(() -> StoryPhotos.turnedByCamera(6))),
    CAT(Place.FIRE, Shot.doubtful("ANIMAL_OR_CELEBRITY", StoryPhotos::cat, "NO_FACE")),

    /** Came from tourism by a change of major; the card of 2022 names the former department. */
    MOVED(Place.TOURISM),
    /** Of 2022, and never on a list. */
    NEVER_LISTED(Place.NURSING),
    /** Entered in 2024 by transfer. */
    TRANSFER(Place.NURSING),
    ON_LEAVE(Place.NURSING, Shot.NONE),
    /** Has no phone in the own name, and says so. */
    NO_PHONE(Place.NURSING),
    /** Wants the card at school. */
    TO_SCHOOL(Place.NURSING),
    /** Whose photo the card company cannot print. */
    UNPRINTABLE(Place.NURSING),
    /** Will be refused on mobile since the bank knows somebody else under that name. */
    MISMATCH(Place.NURSING),
    /** Whose real-name check fails, and succeeds on the next day. */
    REAL_NAME(Place.NURSING),
    /** Comes when uploading is over. */
    TOO_LATE(Place.NURSING, Shot.NONE),
    /** Sends somebody else's photo at the last minute, which is rejected when uploading is over. */
    REJECTED_LATE(Place.NURSING, Shot.NONE),
    MARGIN_LEFT(Place.NURSING, Shot.doubtful("MARGINS", () -> StoryPhotos.withMargin(7, Side.LEFT), "MARGIN_LEFT")),
    /** The department cuts the photo itself. */
    MARGIN_RIGHT(Place.NURSING, Shot.doubtful("MARGINS", () -> StoryPhotos.withMargin(8, Side.RIGHT), "MARGIN_RIGHT")),
    MARGIN_TOP(Place.NURSING, Shot.doubtful("MARGINS", () -> StoryPhotos.withMargin(9, Side.TOP), "MARGIN_TOP")),
    /** Sends a better photo in time. */
    MARGIN_BOTTOM(
            Place.NURSING, Shot.doubtful("MARGINS", () -> StoryPhotos.withMargin(10, Side.BOTTOM), "MARGIN_BOTTOM")),
    SHEET(Place.NURSING, Shot.doubtful("QUALITY", StoryPhotos::sheet, "UNIFORM", "NO_FACE")),
    COUPLE(Place.NURSING, Shot.doubtful("SEVERAL_PERSONS", StoryPhotos::couple, "SEVERAL_FACES")),
    UPSIDE_DOWN(Place.NURSING, Shot.doubtful("ORIENTATION", () -> StoryPhotos.upsideDown(12), "TURNED")),
    /** A good photo of somebody else: only people see that. */
    SOMEBODY_ELSE(Place.NURSING, Shot.doubtful("NOT_THE_PERSON", () -> StoryPhotos.person(13))),
    OLD_PHOTO(Place.NURSING, Shot.doubtful("OTHER", () -> StoryPhotos.person(14))),

    /** Has no photo until the department is reopened. */
    LATE_PHOTO(Place.TOURISM, Shot.NONE),

    /** Has an approved photo in time, and a department that never sends a list. */
    FORGOTTEN(Place.POLICE);

    private final Place place;
    private final Shot shot;

    Cast(Place place) {
        this(place, Shot.GOOD);
    }

    Cast(Place place, Shot shot) {
        this.place = place;
        this.shot = shot;
    }

    /** Where the student enters. */
    Place place() {
        return place;
    }

    /** The first photo that the student sends. */
    Shot shot() {
        return shot;
    }

    static List<Cast> of(Place place) {
        return Arrays.stream(values()).filter(one -> one.place == place).toList();
    }

    /** Departments of the story, with as many students as enter them; one changes the major later. */
    enum Place {
        FIRE("소방안전관리학과", "공학계열", 20),
        NURSING("간호학과", "보건계열", 19),
        /** Sends its list when it is reopened. */
        TOURISM("관광경영학과", "경상계열", 21),
        /** Never sends one. */
        POLICE("경찰행정학과", "사회계열", 3);

        private final String name;
        private final String faculty;
        private final int entrants;

        Place(String name, String faculty, int entrants) {
            this.name = name;
            this.faculty = faculty;
            this.entrants = entrants;
        }

        int entrants() {
            return entrants;
        }

        String koreanName() {
            return name;
        }

        String faculty() {
            return faculty;
        }
    }

    /**
     * A photo that a student sends, and what comes of it.
     *
     * @param picture null for none, and for a good one like everybody's
     * @param code why it is refused at once
     * @param flags what the checks tell the reviewer
     * @param rejection the reason that the department gives
     */
    record Shot(
            boolean sent,
            Supplier<byte[]> picture,
            String query,
            int status,
            String code,
            Set<String> flags,
            String rejection) {
        static final Shot NONE = new Shot(false, null, "", 0, null, Set.of(), null);
        static final Shot GOOD = good(null);

        static Shot good(Supplier<byte[]> picture) {
            return new Shot(true, picture, "", 201, null, Set.of(), null);
        }

        static Shot refused(String code, Supplier<byte[]> picture) {
            return new Shot(true, picture, "", 400, code, Set.of(), null);
        }

        static Shot tooLong(Supplier<byte[]> picture) {
            return new Shot(true, picture, "", 413, "PHOTO_TOO_LARGE_FILE", Set.of(), null);
        }

        static Shot doubtful(String rejection, Supplier<byte[]> picture, String... flags) {
            return new Shot(true, picture, "", 201, null, Set.of(flags), rejection);
        }

        Shot cropped() {
            return new Shot(sent, picture, "?fit=crop", status, code, flags, rejection);
        }

        boolean isTaken() {
            return sent && status == 201;
        }

        boolean isRefused() {
            return sent && status != 201;
        }
    }
}
