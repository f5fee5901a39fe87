package dev.haksa.photo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many photos somebody may put in. */
@ConfigMapping(prefix = "haksa.photo-uploads")
public interface PhotoUploadConfig {
    /** Photos a day of one student, refused ones and dry runs included. */
    @WithDefault("60")
    int perDay();

    /** Photos a day that somebody of the staff puts in one by one for students. */
    @WithDefault("1000")
    int byStaffPerDay();
}
