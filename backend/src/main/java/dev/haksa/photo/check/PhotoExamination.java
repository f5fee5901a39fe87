package dev.haksa.photo.check;

import dev.haksa.photo.check.Resizing.Part;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything from the bytes of a file to the photo that is kept. Takes its time; not for event loops. */
final class PhotoExamination {
    /** Of what is left over above and below, so much goes at the top: faces are above the middle. */
    private static final double CUT_AT_TOP = 0.35;

    /** Enlarged more than this, a face is a blur. */
    private static final double MOST_ENLARGED = 1.25;

    /** Pixels that are decoded for each pixel that is needed, in each direction. */
    private static final int FINENESS = 2;

    private final @Nullable FaceCounter faces;

    /** Examines photos; without a counter of faces it says so for each of them. */
    PhotoExamination(@Nullable FaceCounter faces) {
        this.faces = faces;
    }

    /**
     * The photo to keep.
     *
     * @throws dev.haksa.shared.problem.ProblemException with everything that speaks against it
     */
    CheckedPhoto examine(byte[] bytes, Fit fit) {
        Refusals refusals = new Refusals();
        JpegParts parts = takenApart(bytes, refusals);
        Upright upright = measured(parts, fit, refusals);
        Picture picture = shown(parts, upright, refusals);
        return new CheckedPhoto(
                JpegCodec.encode(picture),
                upright.width(),
                upright.height(),
                !upright.isExact(),
                upright.orientation().degrees(),
                findings(picture));
    }

    private static JpegParts takenApart(byte[] bytes, Refusals refusals) {
        if (!JpegParts.looksLikeJpeg(bytes)) {
            refusals.notJpeg(HiddenFiles.kind(bytes));
            throw refusals.toException();
        }
        JpegParts parts = JpegParts.of(bytes);
        HiddenFiles.find(bytes, parts.others()).ifPresent(refusals::hidden);
        @Nullable BrokenPhotoException broken = parts.broken();
        if (broken != null) {
            refusals.broken(broken);
        }
        return parts;
    }

    /** What the size alone says, which is known even of many broken files. */
    private static Upright measured(JpegParts parts, Fit fit, Refusals refusals) {
        @Nullable JpegFrame frame = parts.frame();
        if (frame == null) {
            throw refusals.toException();
        }
        Upright upright = Upright.of(frame, parts.orientation());
        long limit = frame.mostPixels(parts.scans());
        if (frame.pixels() > limit) {
            refusals.tooManyPixels(frame.pixels(), limit);
        }
        if (upright.width() > upright.height()) {
            refusals.landscape(upright.width(), upright.height());
        }
        if (fit == Fit.NONE && !upright.isExact()) {
            refusals.wrongSize(upright.width(), upright.height());
        } else if (upright.part().width() * MOST_ENLARGED < PhotoCheck.WIDTH) {
            refusals.tooSmall(upright.width(), upright.height());
        }
        if (!refusals.isEmpty()) {
            throw refusals.toException();
        }
        return upright;
    }

    /** Turned when it is small already: nothing is ever larger than the part that is decoded, under two megapixels. */
    private static Picture shown(JpegParts parts, Upright upright, Refusals refusals) {
        try {
            Part part = upright.storedPart();
            Rectangle region = whole(part);
            int step = upright.step();
            Picture stored = JpegCodec.decode(parts, region, step);
            Picture fitting = upright.isExact() ? stored : upright.resize(stored, part.within(region, step));
            return parts.profile().toStandard(fitting.upright(upright.orientation()));
        } catch (BrokenPhotoException e) {
            refusals.broken(e);
            throw refusals.toException();
        }
    }

    /** The pixels that a part touches. */
    private static Rectangle whole(Part part) {
        int x = (int) part.x();
        int y = (int) part.y();
        int right = (int) Math.ceil(part.x() + part.width());
        int bottom = (int) Math.ceil(part.y() + part.height());
        return new Rectangle(x, y, right - x, bottom - y);
    }

    private List<Finding> findings(Picture picture) {
        List<Finding> findings = new ArrayList<>();
        Uniformity.find(picture).ifPresentOrElse(findings::add, () -> findings.addAll(Margins.find(picture)));
        findings.addAll(faces == null ? FaceFindings.notChecked() : FaceFindings.find(faces, picture));
        return findings;
    }

    /** Size of the picture when it stands upright, and what of it fits the card. */
    private record Upright(int width, int height, Orientation orientation) {
        static Upright of(JpegFrame frame, Orientation orientation) {
            return orientation.isSideways()
                    ? new Upright(frame.height(), frame.width(), orientation)
                    : new Upright(frame.width(), frame.height(), orientation);
        }

        boolean isExact() {
            return width == PhotoCheck.WIDTH && height == PhotoCheck.HEIGHT;
        }

        /** The largest part with the card's proportions. */
        Part part() {
            double fittingWidth = (double) height * PhotoCheck.WIDTH / PhotoCheck.HEIGHT;
            if (width >= fittingWidth) {
                return new Part((width - fittingWidth) / 2, 0, fittingWidth, height);
            }
            double fittingHeight = (double) width * PhotoCheck.HEIGHT / PhotoCheck.WIDTH;
            return new Part(0, (height - fittingHeight) * CUT_AT_TOP, width, fittingHeight);
        }

        /** Where that part lies in the picture as the camera stored it. */
        Part storedPart() {
            Part part = part();
            double x = orientation.mirrored() ? width - part.x() - part.width() : part.x();
            double right = width - x - part.width();
            double below = height - part.y() - part.height();
            return switch (orientation.degrees()) {
                case 90 -> new Part(part.y(), right, part.height(), part.width());
                case 180 -> new Part(right, below, part.width(), part.height());
                case 270 -> new Part(below, x, part.height(), part.width());
                default -> new Part(x, part.y(), part.width(), part.height());
            };
        }

        /** To the card's size, still as the camera was held. */
        Picture resize(Picture stored, Part part) {
            return orientation.isSideways()
                    ? Resizing.resize(stored, part, PhotoCheck.HEIGHT, PhotoCheck.WIDTH)
                    : Resizing.resize(stored, part, PhotoCheck.WIDTH, PhotoCheck.HEIGHT);
        }

        int step() {
            return Math.max(1, (int) (part().width() / (FINENESS * PhotoCheck.WIDTH)));
        }
    }
}
