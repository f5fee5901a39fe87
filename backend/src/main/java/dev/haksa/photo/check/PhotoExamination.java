package dev.haksa.photo.check;

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
        Picture picture = shown(parts, upright, fit, refusals);
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

    private static Picture shown(JpegParts parts, Upright upright, Fit fit, Refusals refusals) {
        try {
            int step = fit == Fit.CROP ? upright.step() : 1;
            Picture stored = JpegCodec.decode(parts, step);
            Picture whole = stored.upright(upright.orientation());
            Picture fitting = upright.isExact()
                    ? whole
                    : Resizing.resize(whole, upright.part(step), PhotoCheck.WIDTH, PhotoCheck.HEIGHT);
            return parts.profile().toStandard(fitting);
        } catch (BrokenPhotoException e) {
            refusals.broken(e);
            throw refusals.toException();
        }
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
        Resizing.Part part() {
            double fittingWidth = (double) height * PhotoCheck.WIDTH / PhotoCheck.HEIGHT;
            if (width >= fittingWidth) {
                return new Resizing.Part((width - fittingWidth) / 2, 0, fittingWidth, height);
            }
            double fittingHeight = (double) width * PhotoCheck.HEIGHT / PhotoCheck.WIDTH;
            return new Resizing.Part(0, (height - fittingHeight) * CUT_AT_TOP, width, fittingHeight);
        }

        /** The same in a picture that has been thinned out. */
        Resizing.Part part(int step) {
            Resizing.Part part = part();
            return new Resizing.Part(part.x() / step, part.y() / step, part.width() / step, part.height() / step);
        }

        int step() {
            return Math.max(1, (int) (part().width() / (FINENESS * PhotoCheck.WIDTH)));
        }
    }
}
