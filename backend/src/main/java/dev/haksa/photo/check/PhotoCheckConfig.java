package dev.haksa.photo.check;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How photos are checked. */
@ConfigMapping(prefix = "haksa.photos")
public interface PhotoCheckConfig {
    /** Whether faces are counted. Needs the native library of ONNX Runtime; without it, reviewers are told so. */
    @WithDefault("true")
    boolean faces();

    /** Photos that are checked at a time; 0 for half of the processors, so that checks never slow the rest. */
    @WithDefault("0")
    int threads();

    /** Photos that wait to be checked; the next one is answered 503. */
    @WithDefault("100")
    int waiting();

    /** Photos of one person that are checked or wait at a time; the next one is answered 429. */
    @WithDefault("3")
    int perPerson();
}
