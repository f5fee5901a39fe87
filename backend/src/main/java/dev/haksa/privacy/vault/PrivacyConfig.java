package dev.haksa.privacy.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The keys of resident numbers; made by themselves beside the embedded database. */
@ConfigMapping(prefix = "haksa.privacy")
public interface PrivacyConfig {
    /** The key ring: {@code id:key,id:key}, each key 32 random bytes in base64. Old keys stay until nothing needs them. */
    Optional<String> keys();

    /** Which key seals; needed as soon as there are several. */
    Optional<String> activeKey();

    /** The key of the hash by which equal numbers are found: 32 random bytes in base64, never to be changed. */
    Optional<String> hashKey();

    /** How often a day a student may propose another number for the own record. */
    @WithDefault("5")
    int proposalsPerDay();

    /** How often a day somebody of the staff may propose numbers. */
    @WithDefault("200")
    int proposalsByStaffPerDay();
}
